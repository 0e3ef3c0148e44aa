import ArgumentParser

struct ClockCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clock",
    abstract: "Show the daemon's clock, or move a simulated one.",
    discussion: Example.text("truca clock", "truca clock advance +2h"),
    subcommands: [ClockShowCommand.self, ClockAdvanceCommand.self],
    defaultSubcommand: ClockShowCommand.self)
}
