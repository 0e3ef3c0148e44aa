import FoundationEssentials
import Glibc

/// A Unix socket's place in the file system.
struct SocketPath: Sendable {
  /// What identifies a file whatever its name.
  struct Identity: Sendable, Hashable {
    var device: UInt64
    var inode: UInt64
  }

  let string: String
  private let address: sockaddr_un

  /// Throws `ListenError.pathTooLong`.
  init(_ path: String) throws(ListenError) {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    let fits = withUnsafeMutableBytes(of: &address.sun_path) { field in
      guard !bytes.isEmpty, bytes.count < field.count, !bytes.contains(0) else { return false }
      field.copyBytes(from: bytes)
      return true
    }
    guard fits else { throw .pathTooLong(path: path) }
    string = path
    self.address = address
  }

  /// 0, or the errno of the call.
  func withAddress(_ call: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
    withUnsafePointer(to: address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        call($0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0 ? 0 : errno
      }
    }
  }

  /// The file that is there now, links not followed; nil where there is none. Throws where it is no socket.
  func present() throws(ListenError) -> Identity? {
    let attributes: [FileAttributeKey: Any]
    do {
      attributes = try FileManager.default.attributesOfItem(atPath: string)
    } catch let error as CocoaError where error.code == .fileReadNoSuchFile || error.code == .fileNoSuchFile {
      return nil
    } catch {
      throw .system(call: "lstat", path: string, code: (error as? POSIXError)?.code.rawValue ?? EACCES)
    }
    guard let type = attributes[.type] as? FileAttributeType, type == .typeSocket,
      let device = attributes[.systemNumber] as? UInt, let inode = attributes[.systemFileNumber] as? UInt
    else { throw .notASocket(path: string) }
    return Identity(device: UInt64(device), inode: UInt64(inode))
  }

  /// Whether a process accepts connections there.
  func isAnswered() throws(ListenError) -> Bool {
    let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
    let probe = socket(AF_UNIX, type, 0)
    guard probe >= 0 else { throw .system(call: "socket", path: string, code: errno) }
    defer { close(probe) }
    switch withAddress({ connect(probe, $0, $1) }) {
    case 0, EAGAIN: return true
    case ECONNREFUSED, ENOENT: return false
    case let code: throw .system(call: "connect", path: string, code: code)
    }
  }
}
