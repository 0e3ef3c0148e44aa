import ArgumentParser
import ScriptedDaemon
import TrucaClient

@testable import truca

/// A command line run in this process against a scripted daemon: what it printed, and how it ended.
final class CommandRun {
  private(set) var output = ""
  private(set) var errors = ""
  private(set) var exitCode: Int32 = -1
  private var lines: [String]
  private var keys: [Character]

  /// - Parameters:
  ///   - terminal: all three streams are one; with colours where it is styled.
  ///   - lines: what a person types when asked.
  ///   - keys: what she presses when a single key is read.
  init(
    _ arguments: [String], at daemon: ScriptedDaemon, terminal: Bool = false, styled: Bool = false,
    columns: Int? = nil, environment: [String: String] = [:], lines: [String] = [], keys: [Character] = []
  ) throws {
    self.lines = lines
    self.keys = keys
    let console = Console(
      outputIsTerminal: terminal, inputIsTerminal: terminal, errorIsTerminal: terminal, isStyled: styled,
      columns: columns, write: { [unowned self] in self.output += $0 },
      writeError: { [unowned self] in self.errors += $0 },
      readLine: { [unowned self] in self.lines.isEmpty ? nil : self.lines.removeFirst() },
      readKey: { [unowned self] in self.keys.isEmpty ? nil : self.keys.removeFirst() })
    let command = try Truca.parseAsRoot(arguments + ["--socket", daemon.path])
    guard let command = command as? any DeskCommand else { throw ValidationError("no command of the desk") }
    exitCode = command.carryOut(console: console, environment: environment)
  }

  /// The output without spaces at the ends of its lines.
  var trimmedOutput: String {
    output.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in String(line.reversed().drop { $0 == " " }.reversed()) }.joined(separator: "\n")
  }
}
