import ArgumentParser
import Testing

@testable import truca

@Suite("Help")
struct HelpTests {
  struct Entry: Sendable, CustomTestStringConvertible {
    var path: String
    var type: any ParsableCommand.Type
    var testDescription: String { path }
  }

  static let all = entries(of: Truca.self, path: "truca")

  private static func entries(of type: any ParsableCommand.Type, path: String) -> [Entry] {
    let configuration = type.configuration
    let children = configuration.subcommands
    return [Entry(path: path, type: type)]
      + children.flatMap { entries(of: $0, path: "\(path) \($0.configuration.commandName ?? "")") }
  }

  @Test("there are all the commands")
  func count() {
    #expect(Self.all.count == 75)
    #expect(Set(Self.all.map(\.path)).count == 75)
  }

  @Test("every command's help has an example that fits a narrow terminal and begins with its own name", arguments: all)
  func example(entry: Entry) throws {
    let help = Truca.helpMessage(for: entry.type, columns: 80)
    #expect(help.contains("Example:"))
    let discussion = entry.type.configuration.discussion
    #expect(discussion.split(separator: "\n").filter { $0.hasPrefix("  ") }.allSatisfy { $0.count < 80 })
    #expect(entry.path == "truca" || discussion.contains(entry.path))
  }

  @Test("the version is told")
  func version() {
    let error = #expect(throws: (any Error).self) { try Truca.parseAsRoot(["--version"]) }
    #expect(error.map(Truca.exitCode(for:)) == .success)
  }

  @Test(
    "a wrong command line is a usage error",
    arguments: [
      ["nonsense"], ["next", "anna"], ["lead", "add"], ["lead", "add", "Ana", "--consent", "web"],
      ["lead", "add", "Ana", "--json", "-"], ["lead", "edit", "42"], ["lead", "show"],
      ["lead", "list", "--limit", "-1"],
      ["user", "set", "anna"], ["held", "--lead", "4"], ["callback"], ["note"], ["clock", "advance"],
      ["lead", "import", "a.csv", "--map", "phone"], ["process", "apply"], ["me", "reminders", "off"],
      ["me", "reminders", "maybe", "morning"], ["outbox", "show"], ["reminder", "preview"],
      ["log", "v", "--lead", "x"], ["number", "check"], ["rules", "area-codes", "doubt"],
    ])
  func usage(arguments: [String]) throws {
    let error = try #require(throws: (any Error).self) { try Truca.parseAsRoot(arguments) }
    #expect(Truca.exitCode(for: error).rawValue == 64)
  }
}
