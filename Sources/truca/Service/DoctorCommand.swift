import ArgumentParser
import Glibc
import TrucaAPI
import TrucaClient

struct DoctorCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Check that the data hold together; changes nothing.",
    discussion: Example.text("truca doctor", remarks: "Ends with code 70 where something is wrong."))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  func perform(at desk: Desk) throws {
    let report = try desk.client.doctor()
    try desk.answer(report) { show($0, on: desk.console) }
    guard report.healthy else { throw Failure.silent(EX_SOFTWARE) }
  }

  private func show(_ report: DoctorReport, on console: Console) {
    var table = Table([
      .init(title: "check"), .init(title: "what must hold", shrinks: true), .init(title: "examined", isNumber: true),
      .init(title: ""),
    ])
    for check in report.checks {
      let verdict = check.faults.isEmpty ? Text("holds", .good) : Text("broken", .alarm)
      table.add([Text(check.id), Text(check.title), Text(Count.words(check.examined)), verdict])
    }
    console.print(table)
    for check in report.checks {
      for fault in check.faults { console.print("\(check.id): \(fault)") }
    }
    console.print(report.healthy ? "All holds." : Text("Something is wrong; keep a backup before you go on.", .alarm))
  }
}
