import Glibc

/// Why no answer came. An answer that is a problem document is no `ClientError`: see `HTTPAnswer.problem`.
public enum ClientError: Error, Hashable, Sendable {
  /// Nobody listens at the socket's path, or it must not be opened; `code` is the errno of connect(2).
  case unreachable(path: String, code: Int32)
  /// The connection ended, or went silent, before the answer was whole: the request may or may not have been carried
  /// out.
  case connectionLost(String)
  /// The stream of events ended or went silent; nothing was asked to be done.
  case streamBroken(String)
  /// What came is not HTTP/1.1 as trucad speaks it.
  case malformedAnswer(String)
  /// Method, path or a header could not be sent as given; nothing was sent.
  case invalidRequest(String)
  /// The caller's source of the upload failed; the daemon saw a body cut short.
  case sourceFailed(String)

  /// The exit code of a command that ends with this error, as in `sysexits.h`.
  public var exitCode: Int32 {
    switch self {
    case .unreachable(_, let code): code == EACCES || code == EPERM ? 77 : 69
    case .connectionLost, .streamBroken: 75
    case .malformedAnswer: 70
    case .invalidRequest: 64
    case .sourceFailed: 66
    }
  }
}

extension ClientError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unreachable(let path, let code) where code == EACCES || code == EPERM:
      "cannot reach trucad at \(path): \(String(cString: strerror(code))); "
        + "ask to be added to the group that owns the socket"
    case .unreachable(let path, let code):
      "cannot reach trucad at \(path): \(String(cString: strerror(code))); "
        + "start it with `systemctl start trucad` or `trucad --config FILE`"
    case .connectionLost(let what):
      "cannot tell whether trucad did it: \(what); ask for the state, then try again"
    case .streamBroken(let what):
      "cannot hear of events: \(what); look whether trucad runs"
    case .malformedAnswer(let what):
      "cannot understand the answer: \(what); check that the socket belongs to trucad"
    case .invalidRequest(let what):
      "cannot send the request: \(what)"
    case .sourceFailed(let what):
      "cannot read what is to be sent: \(what)"
    }
  }
}
