import ArgumentParser

struct LeadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lead",
    abstract: "Add, find, change and import leads.",
    discussion: Example.text("truca lead add \"Ana Ruiz\" --phone \"600 111 222\" --country ES", "truca lead show 42"),
    subcommands: [
      LeadAddCommand.self, LeadShowCommand.self, LeadListCommand.self, LeadEditCommand.self, LeadAssignCommand.self,
      LeadStopCommand.self, LeadImportCommand.self,
    ])
}
