import ArgumentParser

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "See and change the calling rules.",
    discussion: Example.text("truca rules area-codes"),
    subcommands: [RulesAreaCodesCommand.self])
}
