import ArgumentParser
import TrucaClient

struct SkipCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "skip",
    abstract: "Give the call in hand back unmade.",
    discussion: Example.text("truca skip", "truca skip known to be on a plane"))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  @Argument(help: .init("Why.", valueName: "reason"))
  var reason: [String] = []

  func perform(at desk: Desk) throws {
    try desk.answer(desk.client.skip(reason: reason.isEmpty ? nil : reason.joined(separator: " ")))
  }
}
