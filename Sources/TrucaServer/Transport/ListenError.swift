import Glibc

/// Why the daemon cannot listen, or must not run at all.
public enum ListenError: Error, Hashable, Sendable {
  /// Another process answers at this socket.
  case alreadyServed(path: String)
  /// Another process holds this lock file.
  case locked(path: String)
  case notASocket(path: String)
  /// The kernel takes 107 bytes.
  case pathTooLong(path: String)
  /// A descriptor that was handed to us is no listening Unix stream socket.
  case notInherited(descriptor: Int32)
  /// LISTEN_FDS is no sensible number.
  case badInheritance(String)
  case system(call: String, path: String, code: Int32)
}

extension ListenError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .alreadyServed(let path):
      "cannot listen at \(path): a daemon answers there already; stop it or choose another socket"
    case .locked(let path):
      "cannot take the lock \(path): another trucad holds it; stop that one first"
    case .notASocket(let path):
      "cannot listen at \(path): something that is no socket is there; remove it or choose another path"
    case .pathTooLong(let path):
      "cannot listen at \(path): the path is longer than 107 bytes; choose a shorter one"
    case .notInherited(let descriptor):
      "cannot serve descriptor \(descriptor): it is no listening Unix stream socket; use ListenStream= with a path"
    case .badInheritance(let text):
      "cannot read LISTEN_FDS=\(text); start trucad by its socket unit or without that variable"
    case .system(let call, let path, let code):
      "cannot listen at \(path): \(call): \(String(cString: strerror(code))); check the directory and its owner"
    }
  }
}
