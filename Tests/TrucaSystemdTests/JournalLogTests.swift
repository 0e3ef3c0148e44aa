import Logging
import Synchronization
import Testing
import TrucaSystemd

@Suite("Log lines for journald")
struct JournalLogTests {
  @Test(
    "each level has its priority, and no line has a time",
    arguments: [
      (Logger.Level.trace, "<7>"), (.debug, "<7>"), (.info, "<6>"), (.notice, "<5>"), (.warning, "<4>"),
      (.error, "<3>"), (.critical, "<2>"),
    ])
  func priorities(level: Logger.Level, mark: String) {
    let lines = Mutex<[String]>([])
    let logger = Logger(label: "x") { _ in
      JournalLogHandler(level: .trace) { line in lines.withLock { $0.append(line) } }
    }
    logger.log(level: level, "served", metadata: ["uid": "7", "status": "200"])
    #expect(lines.withLock { $0 } == ["\(mark)served status=200 uid=7\n"])
  }

  @Test("what is below the level is not written")
  func level() {
    let logger = Logger(label: "x") { _ in
      JournalLogHandler(level: .warning) { Issue.record("written: \($0)") }
    }
    logger.info("quiet")
  }

  @Test("a line break begins no entry of its own", arguments: ["a\nb", "a\r\nb", "a\u{0}b", "a\u{1B}b"])
  func lineBreaks(text: String) {
    let line = JournalLogHandler.line(text, level: .info)
    #expect(line.unicodeScalars.filter { $0.value < 0x20 } == ["\n"])
    #expect(line.hasPrefix("<6>a") && line.hasSuffix("b\n"))
  }

  @Test("a stream is journald's where JOURNAL_STREAM names it, and not where it was sent elsewhere since")
  func stream() {
    #expect(JournalLogHandler.isMeant(by: "8:12345", device: 8, inode: 12345))
    #expect(!JournalLogHandler.isMeant(by: "8:12345", device: 8, inode: 1))
    #expect(!JournalLogHandler.isMeant(by: nil, device: 8, inode: 12345))
  }
}
