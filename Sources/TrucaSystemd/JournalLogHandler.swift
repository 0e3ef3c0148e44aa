public import Logging

/// Log lines as journald reads them from a stream: the priority in front, no time, one line for each entry.
public struct JournalLogHandler: LogHandler {
  public var logLevel: Logger.Level
  public var metadata: Logger.Metadata = [:]
  private let write: @Sendable (String) -> Void

  /// `write` puts a whole line, with its end, on the stream.
  public init(level: Logger.Level, write: @escaping @Sendable (String) -> Void) {
    logLevel = level
    self.write = write
  }

  public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  public func log(event: LogEvent) {
    var text = event.message.description
    let all = metadata.merging(event.metadata ?? [:]) { $1 }
    for (key, value) in all.sorted(by: { $0.key < $1.key }) { text += " \(key)=\(value)" }
    write(Self.line(text, level: event.level))
  }

  /// The line for journald; line breaks in `text` would begin entries of their own.
  public static func line(_ text: String, level: Logger.Level) -> String {
    let oneLine = String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
    return "<\(priority(level))>\(oneLine)\n"
  }

  /// Whether a stream with this device and inode is the one that `JOURNAL_STREAM` names: `8:12345`.
  public static func isMeant(by variable: String?, device: UInt64, inode: UInt64) -> Bool {
    variable == "\(device):\(inode)"
  }

  /// What stands in angle brackets before the line, as in sd-daemon(3).
  public static func priority(_ level: Logger.Level) -> Int {
    switch level {
    case .trace, .debug: 7
    case .info: 6
    case .notice: 5
    case .warning: 4
    case .error: 3
    case .critical: 2
    }
  }
}
