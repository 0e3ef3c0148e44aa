/// The lock on a state directory: while one daemon holds it, a second one does not start on the same store.
public final class StateLock: Sendable {
  private let lock: FileLock

  /// Locks `DIRECTORY/lock` until this value is released or the process ends. Throws `ListenError.locked`.
  public init(directory: String) throws(ListenError) {
    lock = try FileLock(path: directory + "/lock")
  }
}
