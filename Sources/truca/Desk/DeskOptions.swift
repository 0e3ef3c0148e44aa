import ArgumentParser

/// Options of every command.
struct DeskOptions: ParsableArguments {
  @OptionGroup(title: "Service")
  var connection: ConnectionOptions

  @Flag(name: .customLong("json"), help: "Print the daemon's answer as JSON.")
  var wantsJSON = false
}
