import ArgumentParser

struct UserCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "user",
    abstract: "Add, show and change the people who work with Truca.",
    discussion: Example.text("truca user add anna --name \"Anna Serra\" --role rep --team girona", "truca user list"),
    subcommands: [
      UserAddCommand.self, UserListCommand.self, UserShowCommand.self, UserSetCommand.self, UserLeaveCommand.self,
    ])
}
