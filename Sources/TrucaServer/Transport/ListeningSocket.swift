import Glibc
import Synchronization

/// A listening Unix socket, handed to us by the service manager or bound by us.
public final class ListeningSocket: Sendable {
  /// Belongs to the server once it serves: that closes it.
  let descriptor: Int32
  private let bound: Mutex<Bound?>

  /// What is ours to clear away where we bound the socket.
  private struct Bound {
    var path: SocketPath
    var identity: SocketPath.Identity
    var lock: FileLock
  }

  /// Connections that wait to be accepted; a client that does not block is turned away when there are more.
  static let backlog: Int32 = 1_024

  private init(descriptor: Int32, bound: Bound?) {
    self.descriptor = descriptor
    self.bound = Mutex(bound)
  }

  /// Binds `path` with mode 0660 from its first instant. `PATH.lock` is taken first and kept, so that of two starters
  /// one gives way; a socket that nobody answers is replaced, a live one never.
  ///
  /// - Parameter group: owns the socket; nil leaves the process's own group.
  public static func bind(path: String, group: UInt32? = nil) throws(ListenError)
    -> ListeningSocket
  {
    let place = try SocketPath(path)
    let lock = try FileLock(path: path + ".lock")
    if try place.present() != nil {
      if try place.isAnswered() { throw .alreadyServed(path: path) }
      guard unlink(path) == 0 || errno == ENOENT else { throw .system(call: "unlink", path: path, code: errno) }
    }
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw .system(call: "socket", path: path, code: errno) }
    do throws(ListenError) {
      let identity = try bind(descriptor, at: place, group: group)
      return ListeningSocket(descriptor: descriptor, bound: Bound(path: place, identity: identity, lock: lock))
    } catch {
      close(descriptor)
      throw error
    }
  }

  /// Sets the length of the queue anew, which NIO makes 128 of every socket that it is given.
  func listen() {
    _ = Glibc.listen(descriptor, Self.backlog)
  }

  private static func bind(_ descriptor: Int32, at place: SocketPath, group: UInt32?)
    throws(ListenError) -> SocketPath.Identity
  {
    // A chmod afterwards would leave an instant in which others can connect.
    let before = umask(0o117)
    let code = place.withAddress { Glibc.bind(descriptor, $0, $1) }
    umask(before)
    guard code == 0 else { throw .system(call: "bind", path: place.string, code: code) }
    if let group, lchown(place.string, uid_t.max, group) != 0 {
      throw .system(call: "chown", path: place.string, code: errno)
    }
    guard Glibc.listen(descriptor, backlog) == 0 else { throw .system(call: "listen", path: place.string, code: errno) }
    guard let identity = try place.present() else {
      throw .system(call: "lstat", path: place.string, code: ENOENT)
    }
    return identity
  }

  /// The sockets of the service manager's protocol (LISTEN_PID, LISTEN_FDS): empty where none are meant for us.
  ///
  /// - Parameters:
  ///   - environment: of this process.
  ///   - process: its process id.
  ///   - first: the first descriptor; 3 by the protocol.
  public static func inherited(environment: [String: String], process: Int32, first: Int32 = 3) throws(ListenError)
    -> [ListeningSocket]
  {
    guard let owner = environment["LISTEN_PID"].flatMap(Int32.init), owner == process,
      let text = environment["LISTEN_FDS"]
    else { return [] }
    guard let count = Int32(text), 0...64 ~= count else { throw .badInheritance(text) }
    var sockets: [ListeningSocket] = []
    for descriptor in first..<(first + count) {
      guard option(SO_DOMAIN, descriptor) == AF_UNIX, option(SO_TYPE, descriptor) == Int32(SOCK_STREAM.rawValue),
        option(SO_ACCEPTCONN, descriptor) == 1, fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0
      else { throw .notInherited(descriptor: descriptor) }
      sockets.append(ListeningSocket(descriptor: descriptor, bound: nil))
    }
    return sockets
  }

  /// Where clients find it; nil for a socket without a path.
  public var path: String? {
    var address = sockaddr_un()
    var size = socklen_t(MemoryLayout<sockaddr_un>.size)
    let code = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &size) }
    }
    guard code == 0 else { return nil }
    let text = withUnsafeBytes(of: &address.sun_path) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    return text.isEmpty ? nil : text
  }

  private static func option(_ name: Int32, _ descriptor: Int32) -> Int32? {
    var value: Int32 = -1
    var size = socklen_t(MemoryLayout<Int32>.size)
    return getsockopt(descriptor, SOL_SOCKET, name, &value, &size) == 0 ? value : nil
  }

  /// Clears the socket's file away, where we bound it and it is still ours, and gives the lock back. Harmless when
  /// called again.
  func release() {
    bound.withLock { bound in
      if let ours = bound, let present = try? ours.path.present(), present == ours.identity {
        unlink(ours.path.string)
      }
      bound = nil
    }
  }
}
