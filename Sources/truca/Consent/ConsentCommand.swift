import ArgumentParser

struct ConsentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "consent",
    abstract: "Record consents to be called, list them, or withdraw them.",
    discussion: Example.text(
      "truca consent add 42 --source \"web form\" --date 2026-11-20", "truca consent list 42",
      "truca consent withdraw 42 --note \"said so on the phone\""),
    subcommands: [ConsentAddCommand.self, ConsentListCommand.self, ConsentWithdrawCommand.self])
}
