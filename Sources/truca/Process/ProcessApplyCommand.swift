import ArgumentParser
import Glibc
import TrucaAPI
import TrucaClient

struct ProcessApplyCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply",
    abstract: "Make process files the process from now on.",
    discussion: Example.text("truca process apply config/process --note \"two more attempts\""))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  @Argument(help: .init("Files, or directories of *.toml.", valueName: "path"))
  var paths: [String]

  @Option(help: .init("Why; kept in the history.", valueName: "text"))
  var note: String?

  func perform(at desk: Desk) throws {
    let files = try ProcessFiles(paths)
    do {
      try desk.answer(desk.client.applyProcess(ProcessRequest(files: files.files, note: note))) { row in
        desk.console.print("Version \(row.version) holds from now on.")
      }
    } catch let refusal as ProcessRefusal {
      if desk.wantsJSON {
        desk.console.write(try JSONText.pretty(ProcessCheck(valid: false, problems: refusal.places)) + "\n")
      } else {
        for place in refusal.places { desk.console.complainPlainly(files.sentence(place)) }
      }
      throw Failure.silent(EX_DATAERR)
    }
  }
}
