/// Why the store cannot be used. Each has a sentence for the person who starts the daemon.
public enum StoreError: Error, Hashable, Sendable {
  case notADirectory(String)
  case networkFileSystem(String)
  /// The database was written by a newer Truca; nothing was touched.
  case newerSchema(String)
  /// The store belongs to the other kind of clock.
  case clockMismatch(stored: String, wanted: String)
  case unusable(String)

  public var sentence: String {
    switch self {
    case .notADirectory(let path):
      "cannot use \(path) as state directory: it is not a directory that this user may write; create it or name another with --state"
    case .networkFileSystem(let path):
      "cannot keep the database in \(path): it lies on a network file system, where SQLite's locks do not hold; use a local directory"
    case .newerSchema(let path):
      "cannot open \(path): it was written by a newer Truca; install that version again or restore the copy from before"
    case .clockMismatch(let stored, let wanted):
      "cannot run a \(wanted) clock on a store that was made with a \(stored) one; use another state directory"
    case .unusable(let detail): "cannot open the database: \(detail)"
    }
  }
}
