import TrucaAPI

/// A rep's day on the terminal.
struct TodayView {
  let today: Today

  func print(on console: Console) {
    console.print(
      Text(today.rep, .bold) + ", \(today.now.words): \(Count.words(today.made)) of"
        + " \(Count.words(today.capacity)) calls made")
    section("Missed promises", today.missedPromises, .alarm, on: console)
    section("Promised today", today.promises, .plain, on: console)
    section("Due now", today.due, .plain, total: today.dueTotal, marksFirst: today.inHand == nil, on: console)
    section("Later today", today.later, .plain, total: today.laterTotal, on: console)
    risks(on: console)
    console.print()
    for line in ending { console.print(line) }
  }

  private func section(
    _ title: String, _ lines: [TodayLine], _ style: Text.Style, total: Int? = nil, marksFirst: Bool = false,
    on console: Console
  ) {
    guard !lines.isEmpty else { return }
    console.printHeading(title)
    var table = Table([
      .init(title: ""), .init(title: "lead", isNumber: true), .init(title: "name", shrinks: true),
      .init(title: "company", shrinks: true), .init(title: "call", isNumber: true), .init(title: "at"),
      .init(title: "until"), .init(title: "their time"), .init(title: ""),
    ])
    for (place, line) in lines.enumerated() {
      let mark: Text = marksFirst && place == 0 ? Text("→", .good) : ""
      table.add([
        mark, "\(line.lead)", Text(line.name, style), Text(line.company), "\(line.attempt)", Text(line.at.words),
        Text(line.until.words), Text(line.theirTime), remark(line),
      ])
    }
    console.print(table)
    printRest((total ?? lines.count) - lines.count, on: console)
  }

  private func remark(_ line: TodayLine) -> Text {
    if line.overdue { return Text(line.promised ? "promised, overdue" : "overdue", .warning) }
    return line.promised ? Text("promised", .good) : ""
  }

  private func risks(on console: Console) {
    guard !today.atRisk.isEmpty else { return }
    console.printHeading("At risk")
    console.print(LeadTable(today.atRisk).table)
    printRest(today.atRiskTotal - today.atRisk.count, on: console)
  }

  private func printRest(_ count: Int, on console: Console) {
    guard count > 0 else { return }
    console.print(Text("… and \(Count.words(count)) more.", .faint))
  }

  /// What to type next, or why there is nothing to do.
  private var ending: [Text] {
    if let call = today.inHand {
      return ["In hand: \(call.name), \(call.number). Type next: truca log"]
    }
    guard today.due.isEmpty else { return ["Type next: truca next"] }
    guard let nobody = today.nobody else { return ["Nothing is due now."] }
    return NobodyView(nobody: nobody).lines
  }
}
