import ArgumentParser

struct OutboxCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outbox",
    abstract: "Show the mails that were queued, and deal with those that do not go.",
    discussion: Example.text("truca outbox list --state dead", "truca outbox retry 7", "truca outbox resume"),
    subcommands: [
      OutboxListCommand.self, OutboxShowCommand.self, OutboxRetryCommand.self, OutboxDropCommand.self,
      OutboxPauseCommand.self, OutboxResumeCommand.self,
    ],
    defaultSubcommand: OutboxListCommand.self)
}
