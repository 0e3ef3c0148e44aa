import ArgumentParser

struct MeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "me",
    abstract: "Show as whom the daemon knows you, and which reminders you get.",
    discussion: Example.text("truca me", "truca me reminders off callback"),
    subcommands: [MeShowCommand.self, MyRemindersCommand.self],
    defaultSubcommand: MeShowCommand.self)
}
