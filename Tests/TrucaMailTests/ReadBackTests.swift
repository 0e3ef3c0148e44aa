import FoundationEssentials
import Glibc
import Subprocess
import SystemPackage
import Testing
import TrucaMail

@Suite("Messages read by another program")
struct ReadBackTests {
  /// A line for the reader.
  private struct Row: Encodable {
    var message: Data
    var meant: [String: Meant]
  }

  private enum Meant: Encodable {
    case text(String)
    case list([String])
    case count(Int)

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .text(let text): try container.encode(text)
      case .list(let texts): try container.encode(texts)
      case .count(let count): try container.encode(count)
      }
    }
  }

  private static let count = ProcessInfo.processInfo.environment["TRUCA_SYSTEM"] == "1" ? 20_000 : 1_500

  @Test("Python's email reads each message as it was meant", .timeLimit(.minutes(5)))
  func readBack() async throws {
    let seed = ProcessInfo.processInfo.environment["TRUCA_SEED"].flatMap(UInt64.init) ?? 20_261_124
    let file = FilePath("\(FileManager.default.temporaryDirectory.path)/truca-mails-\(getpid()).ndjson")
    defer { unlink(file.string) }
    try Self.write(Self.count, seed: seed, to: file)
    let script = String("\(#filePath)".dropLast("ReadBackTests.swift".count)) + "Fixtures/read-back.py"
    let input = try FileDescriptor.open(file, .readOnly)
    let result = try await run(
      .name("python3"), arguments: ["-I", script], input: .fileDescriptor(input, closeAfterSpawningProcess: true),
      output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
    let output = result.standardOutput + result.standardError
    #expect(output == "found 0\nread \(Self.count)\n", "seed \(seed):\n\(output)")
  }

  private static func write(_ count: Int, seed: UInt64, to file: FilePath) throws {
    var mails = RandomMail(seed: seed)
    let encoder = JSONEncoder()
    let output = try FileDescriptor.open(
      file, .writeOnly, options: [.create, .truncate, .exclusiveCreate], permissions: .ownerReadWrite)
    defer { try? output.close() }
    for number in 0..<count {
      let mail = mails.next(number: number)
      let row = Row(message: Data(try MailComposer.compose(mail)), meant: meant(by: mail))
      try output.writeAll(encoder.encode(row) + Data("\n".utf8))
    }
  }

  private static func meant(by mail: Mail) -> [String: Meant] {
    let isAlone = mail.html == nil && mail.calendar == nil
    let encoding = isAlone ? ["content-transfer-encoding"] : []
    let names =
      ["auto-submitted"] + encoding + ["content-type", "date", "from", "message-id", "mime-version", "subject", "to"]
    var meant: [String: Meant] = [
      "names": .list(names.sorted()), "from": .text(mail.from), "recipients": .count(1), "to": .text(mail.to),
      "toName": .text(MailText.field(mail.toName)), "subject": .text(MailText.field(mail.subject)),
      "messageID": .text("<\(mail.messageID)>"), "date": .text(mail.date), "autoSubmitted": .text("auto-generated"),
      "text": .text(MailText.body(mail.text)),
    ]
    if let html = mail.html { meant["html"] = .text(MailText.body(html)) }
    if let calendar = mail.calendar {
      meant["calendar"] = .text(MailText.body(calendar))
      meant["method"] = .text("PUBLISH")
    }
    return meant
  }
}
