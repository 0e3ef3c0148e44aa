import Glibc
import TrucaCore
import TrucaDocuments

/// Measures the judgement of instants by the shipped rules: `law-bench CONFIG ZONEINFO SCRIPT`. Writes the same cases to
/// the file SCRIPT, for `law.c`, and prints what that prints, a line for each case.
@main
enum LawBench {
  private static let instants = 200_000
  private static let seed: UInt64 = 20_261_124

  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4 else { fail("usage: law-bench CONFIG ZONEINFO SCRIPT") }
    let config = arguments[1]
    let rules = try CallingRuleTable.decode(fileName: "calling-rules.toml", text: text("\(config)/calling-rules.toml"))
    let holidays = try HolidayTable.decode(fileName: "holidays.toml", text: text("\(config)/holidays.toml"))
    let directory = ZoneDirectory(path: arguments[2])
    let american = try directory.zonesByCountry()["US"] ?? []
    let cases = [
      LawCase(
        name: "one zone", zones: ["America/Chicago"], rules: rules.rules.filter { ["US", "US-LA"].contains($0.code) }),
      LawCase(name: "all US zones and rows", zones: american, rules: rules.rules.filter { $0.country == "US" }),
      // Nothing is ever open: the search runs to its end.
      LawCase(
        name: "no legal moment", zones: american, rules: rules.rules.filter { $0.country == "US" }, isSuspended: true),
    ]
    var script = ""
    for lawCase in cases {
      script += lawCase.script(holidays: holidays.calendar, instants: instants, seed: seed)
      try print(lawCase.measure(holidays: holidays.calendar, directory: directory, instants: instants, seed: seed))
    }
    try write(script, to: arguments[3])
  }

  private static func text(_ path: String) throws -> String { try TextFile.text(path) }

  private static func write(_ text: String, to path: String) throws {
    guard let file = fopen(path, "w") else { fail("cannot write \(path)") }
    fputs(text, file)
    fclose(file)
  }

  static func fail(_ sentence: String) -> Never {
    var line = "\(sentence)\n"
    line.withUTF8 { _ = Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    exit(EX_USAGE)
  }
}
