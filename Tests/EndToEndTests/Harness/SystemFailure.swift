import Glibc

/// A system call failed: the test cannot go on.
struct SystemFailure: Error, CustomStringConvertible {
  var description: String

  /// - Parameter what: what could not be done. The reason is taken from `errno`.
  init(_ what: String, code: Int32 = errno) {
    description = "cannot \(what): \(String(cString: strerror(code)))"
  }

  init(sentence: String) { description = sentence }
}
