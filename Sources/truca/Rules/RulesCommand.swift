import ArgumentParser

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "Show and change when people of a place may be called; no legal advice.",
    discussion: Example.text(
      "truca rules list", "truca rules show US-FL", "truca rules suspend US-LA --reason hurricane"),
    subcommands: [
      RulesListCommand.self, RulesShowCommand.self, RulesSetCommand.self, RulesSuspendCommand.self,
      RulesResumeCommand.self, RulesHistoryCommand.self, RulesAreaCodesCommand.self,
    ],
    defaultSubcommand: RulesListCommand.self)
}
