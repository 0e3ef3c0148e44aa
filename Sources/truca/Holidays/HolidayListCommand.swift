import ArgumentParser
import TrucaAPI
import TrucaClient

struct HolidayListCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List public holidays, and the days for which they are known.",
    discussion: Example.text("truca holiday list ES-CT --year 2027", "truca holiday list --year 2027 --limit 0"))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  @Argument(help: .init("A country as in ES, or a part with its country's as in ES-CT; else all.", valueName: "code"))
  var code: String?

  @Option(help: .init("Show one year.", valueName: "year"))
  var year: Int?

  @OptionGroup var list: ListOptions

  func perform(at desk: Desk) throws {
    let page = try list.collect { cursor, limit in
      try desk.client.holidays(code: code, year: year, after: cursor, limit: limit.map { min($0, 1000) })
    }
    try desk.answer(page) { page in
      if page.items.isEmpty {
        desk.console.print("No holidays.")
      } else {
        desk.console.print(table(of: page.items))
        desk.console.printRemainder(of: page)
      }
      for line in coverage(try desk.client.holidayCoverage().items) { desk.console.print(Text(line, .faint)) }
    }
  }

  private func table(of holidays: [Holiday]) -> Table {
    var table = Table([
      .init(title: "day"), .init(title: ""), .init(title: "code"), .init(title: "name", shrinks: true),
      .init(title: "origin"), .init(title: "reason", shrinks: true),
    ])
    for holiday in holidays {
      table.add([
        Text(holiday.day), Text(holiday.weekday), Text(holiday.code), Text(holiday.name), Text(holiday.origin),
        Text(holiday.reason ?? ""),
      ])
    }
    return table
  }

  /// `ES and ES-CT are known from 2026-01-01 to 2030-12-31.`
  private func coverage(_ regions: [HolidayCoverage]) -> [String] {
    let wanted = code.map { code in
      let code = code.uppercased()
      return regions.filter { $0.code == code || code.hasPrefix("\($0.code)-") }
    }
    let groups = Dictionary(grouping: wanted ?? regions) { "from \($0.first) to \($0.last)" }
    return groups.sorted { $0.key < $1.key }.map { days, regions in
      let names = wanted == nil ? "\(regions.count) places" : regions.map(\.code).joined(separator: " and ")
      return "Holidays of \(names) are known \(days)."
    }
  }
}
