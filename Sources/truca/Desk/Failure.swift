import Glibc

/// A command ends without success for a reason of its own.
struct Failure: Error, Hashable {
  /// One sentence that begins with "cannot"; nil where everything has been said.
  var sentence: String?
  /// As in `sysexits.h`.
  var exitCode: Int32

  static func usage(_ sentence: String) -> Failure { Failure(sentence: sentence, exitCode: EX_USAGE) }
  static func data(_ sentence: String) -> Failure { Failure(sentence: sentence, exitCode: EX_DATAERR) }
  static func noInput(_ sentence: String) -> Failure { Failure(sentence: sentence, exitCode: EX_NOINPUT) }
  static func unavailable(_ sentence: String) -> Failure { Failure(sentence: sentence, exitCode: EX_UNAVAILABLE) }
  static func output(_ sentence: String) -> Failure { Failure(sentence: sentence, exitCode: EX_CANTCREAT) }
  /// Everything has been said already.
  static func silent(_ exitCode: Int32) -> Failure { Failure(sentence: nil, exitCode: exitCode) }
}
