import Glibc
import Logging
import TrucaSystemd

/// Standard error: journald's, with priorities and without times, or a person's.
enum LogOutput {
  /// Whether standard error goes to journald.
  static var isJournal: Bool {
    var status = stat()
    guard fstat(STDERR_FILENO, &status) == 0 else { return false }
    return JournalLogHandler.isMeant(
      by: ServiceManager.environment["JOURNAL_STREAM"], device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
  }

  /// Makes this the output of all loggers.
  static func bootstrap(level: Logger.Level) {
    let isJournal = isJournal
    LoggingSystem.bootstrap { label in
      if isJournal { return JournalLogHandler(level: level) { write($0) } }
      var handler = StreamLogHandler.standardError(label: label)
      handler.logLevel = level
      return handler
    }
  }

  /// Past all buffers.
  static func write(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }
}
