import FoundationEssentials
import Glibc
import Subprocess
import SystemPackage
import Testing
import TrucaCore
import TrucaPhone

@Suite("Numbers read by another program")
struct ReadByPythonTests {
  /// A line for the comparison.
  private struct Row: Encodable {
    var text: String
    var region: String?
    var e164: String?
    var country: String?
    var kind: String?
    var valid: Bool?
  }

  private static let count = ProcessInfo.processInfo.environment["TRUCA_SYSTEM"] == "1" ? 100_000 : 5_000

  @Test("Python's port reads each number as it is read here", .timeLimit(.minutes(5)))
  func readByPython() async throws {
    let seed = ProcessInfo.processInfo.environment["TRUCA_SEED"].flatMap(UInt64.init) ?? 20_261_124
    let examples = try await Self.examples()
    #expect(examples.count > 800)
    let file = FilePath("\(FileManager.default.temporaryDirectory.path)/truca-numbers-\(getpid()).ndjson")
    defer { unlink(file.string) }
    let read = try Self.write(SpelledNumbers(seed: seed, examples: examples), to: file)
    // Else the comparison would say little.
    #expect(read.valid > Self.count / 3 && read.possible > Self.count / 50 && read.none > Self.count / 20)
    let input = try FileDescriptor.open(file, .readOnly)
    let result = try await run(
      Self.python, arguments: ["-I", Self.script, "compare"],
      input: .fileDescriptor(input, closeAfterSpawningProcess: true), output: .string(limit: 1 << 20),
      error: .string(limit: 1 << 20))
    let output = result.standardOutput + result.standardError
    #expect(output == "found 0\nread \(Self.count)\n", "seed \(seed):\n\(output)")
  }

  /// The system's: it has Debian's packages.
  private static let python = Executable.path("/usr/bin/python3")
  private static let script =
    String("\(#filePath)".dropLast("ReadByPythonTests.swift".count)) + "Fixtures/read-numbers.py"

  private static func examples() async throws -> [SpelledNumbers.Example] {
    let result = try await run(
      python, arguments: ["-I", script, "examples"], output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
    try #require(result.standardError == "")
    return result.standardOutput.split(separator: "\n").map { line in
      let words = line.split(separator: " ").map(String.init)
      return .init(
        region: words[0], callingCode: words[1], national: words[2], trunk: words[3] == "-" ? "" : words[3])
    }
  }

  private static func write(
    _ numbers: SpelledNumbers, to file: FilePath
  ) throws -> (valid: Int, possible: Int, none: Int) {
    var numbers = numbers
    var read = (valid: 0, possible: 0, none: 0)
    let reader = PhoneReader()
    let encoder = JSONEncoder()
    let output = try FileDescriptor.open(
      file, .writeOnly, options: [.create, .truncate, .exclusiveCreate], permissions: .ownerReadWrite)
    defer { try? output.close() }
    for _ in 0..<count {
      let number = numbers.next()
      var row = Row(text: number.text, region: number.region)
      if let reading = reader.read(number.text, defaultRegion: number.region) {
        (row.e164, row.country) = (reading.e164, reading.region)
        (row.kind, row.valid) = (reading.kind.rawValue, reading.isValid)
        if reading.isValid { read.valid += 1 } else { read.possible += 1 }
      } else {
        read.none += 1
      }
      try output.writeAll(encoder.encode(row) + Data("\n".utf8))
    }
    return read
  }
}
