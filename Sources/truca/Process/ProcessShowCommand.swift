import ArgumentParser
import TrucaAPI
import TrucaClient

struct ProcessShowCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Print the process as TOML, with a comment on every key.",
    discussion: Example.text("truca process show > process.toml", "truca process show --version 3"))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  @Option(help: .init("This version instead of the present one.", valueName: "n"))
  var version: Int?

  func perform(at desk: Desk) throws {
    try desk.answer(desk.client.process(version: version)) { process in
      let text = process.text.hasSuffix("\n") ? process.text : process.text + "\n"
      // Into a file it goes byte for byte, so that it can be edited and applied.
      guard desk.console.outputIsTerminal else { return desk.console.write(text) }
      desk.console.print(
        text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map { Text(String($0)) })
    }
  }
}
