import ArgumentParser
import Glibc
import TrucaAPI
import TrucaClient

struct ProcessCheckCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check process files; changes nothing.",
    discussion: Example.text("truca process check config/process", "truca process check outcomes.toml playbooks.toml"))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  @Argument(help: .init("Files, or directories of *.toml.", valueName: "path"))
  var paths: [String]

  func perform(at desk: Desk) throws {
    let files = try ProcessFiles(paths)
    let check = try desk.client.checkProcess(ProcessRequest(files: files.files))
    try desk.answer(check) { check in
      for problem in check.problems { desk.console.complainPlainly(files.sentence(problem)) }
      if check.valid {
        desk.console.print("The process is valid. Type next: truca process apply \(paths.joined(separator: " "))")
      }
    }
    guard check.valid else { throw Failure.silent(EX_DATAERR) }
  }
}
