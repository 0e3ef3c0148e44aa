import ArgumentParser

struct ReminderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reminder",
    abstract: "List the mails that remind you, or look at one without sending it.",
    discussion: Example.text("truca reminder list", "truca reminder preview morning"),
    subcommands: [ReminderListCommand.self, ReminderPreviewCommand.self],
    defaultSubcommand: ReminderListCommand.self)
}
