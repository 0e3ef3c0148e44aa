import Glibc
import NIOCore

/// The process at the other end of a Unix socket, as the kernel knows it: its credentials when it connected.
public struct Peer: Sendable, Hashable {
  public var pid: Int32
  public var uid: UInt32
  public var gid: UInt32

  public init(pid: Int32, uid: UInt32, gid: UInt32) {
    self.pid = pid
    self.uid = uid
    self.gid = gid
  }

  /// The peer of the connection whose request the present task answers; nil outside of one.
  @TaskLocal static var current: Peer?
}

extension Peer {
  /// `struct ucred` of <sys/socket.h>, which Glibc shows only under _GNU_SOURCE.
  private struct Credentials: BitwiseCopyable, Sendable {
    var pid: pid_t
    var uid: uid_t
    var gid: gid_t
  }

  private struct NoCredentials: Error {}

  /// SO_PEERCRED of a connection; fails where it is no Unix socket.
  static func of(_ channel: any Channel) -> EventLoopFuture<Peer> {
    guard let options = channel as? any SocketOptionProvider else {
      return channel.eventLoop.makeFailedFuture(NoCredentials())
    }
    let credentials: EventLoopFuture<Credentials> = options.unsafeGetSocketOption(
      level: .socket, name: .init(rawValue: SO_PEERCRED))
    return credentials.map { Peer(pid: $0.pid, uid: $0.uid, gid: $0.gid) }
  }
}
