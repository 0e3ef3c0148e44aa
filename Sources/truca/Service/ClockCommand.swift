import ArgumentParser

struct ClockCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clock",
    abstract: "Show the daemon's clock, accept a step of it, or move a simulated one.",
    discussion: Example.text("truca clock", "truca clock advance +2h"),
    subcommands: [ClockShowCommand.self, ClockAdvanceCommand.self, ClockAcceptCommand.self],
    defaultSubcommand: ClockShowCommand.self)
}
