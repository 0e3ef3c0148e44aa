import ArgumentParser

struct ProcessCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "process",
    abstract: "Show, check and change the way of selling: playbooks, outcomes, stages.",
    discussion: Example.text("truca process show > process.toml", "truca process apply process.toml"),
    subcommands: [
      ProcessShowCommand.self, ProcessCheckCommand.self, ProcessApplyCommand.self, ProcessHistoryCommand.self,
    ])
}
