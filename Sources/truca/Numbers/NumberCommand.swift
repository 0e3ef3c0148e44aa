import ArgumentParser

struct NumberCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "number",
    abstract: "Tell what is known of a telephone number.",
    discussion: Example.text("truca number check \"+1 212 555 0123\""),
    subcommands: [NumberCheckCommand.self])
}
