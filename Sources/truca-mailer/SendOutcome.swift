import TrucaAPI

/// How sendmail ended.
struct SendOutcome: Hashable, Sendable {
  enum End: Hashable, Sendable {
    /// As in `sysexits.h`; 126 and 127 as a shell has them, for a program that cannot be run or is not there.
    case exited(Int32)
    case signalled(Int32)
    /// It was ended, since it took too long.
    case timedOut
  }

  var end: End
  /// What it said on its standard error; see `ErrorText`.
  var message: String?

  /// As the daemon wants it.
  func result(token: String) -> SendResult {
    switch end {
    case .exited(let code):
      SendResult(token: token, exitCode: code, signal: nil, timedOut: false, message: message)
    case .signalled(let signal):
      SendResult(token: token, exitCode: nil, signal: signal, timedOut: false, message: message)
    case .timedOut: SendResult(token: token, exitCode: nil, signal: nil, timedOut: true, message: message)
    }
  }
}

extension SendOutcome.End: CustomStringConvertible {
  var description: String {
    switch self {
    case .exited(0): "accepted"
    case .exited(let code): "sendmail ended with \(code)"
    case .signalled(let signal): "sendmail was ended by signal \(signal)"
    case .timedOut: "sendmail took too long and was ended"
    }
  }
}
