import Glibc
import Logging
import TrucaSystemd

/// Lines on standard error; where the journal reads them, with their priority before them.
struct JournalLog: LogHandler {
  var logLevel = Logger.Level.info
  var metadata: Logger.Metadata = [:]
  let isInJournal: Bool

  init(isInJournal: Bool) {
    self.isInJournal = isInJournal
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let mark = isInJournal ? "<\(JournalLogHandler.priority(event.level))>" : "truca-mailer: "
    let line = Array("\(mark)\(event.message)\n".utf8)
    // In one piece; a log that nobody takes must not end the mailer.
    _ = line.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
