import ArgumentParser

struct SuppressCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suppress",
    abstract: "Keep the do-not-call list: numbers on it are called for no lead.",
    discussion: Example.text(
      "truca suppress add \"+34 600 111 222\"", "truca suppress import robinson.csv --country ES",
      "truca suppress check \"+34 600 111 222\""),
    subcommands: [
      SuppressAddCommand.self, SuppressImportCommand.self, SuppressCheckCommand.self, SuppressListCommand.self,
      SuppressRemoveCommand.self,
    ])
}

/// A number or a prefix.
struct SuppressedOptions: ParsableArguments {
  @Argument(help: .init("The number, in any spelling.", valueName: "number"))
  var number: String?

  @Option(help: .init("All numbers that begin so: +3490.", valueName: "prefix"))
  var prefix: String?

  @Option(help: .init("The country of a number in national spelling.", valueName: "country"))
  var country: String?

  func validate() throws {
    guard (number == nil) != (prefix == nil) else {
      throw ValidationError("cannot tell what is meant; give a number or --prefix")
    }
  }
}
