/// What a program did.
struct Ran: CustomStringConvertible {
  /// The exit status, or 128 + n where signal n ended it.
  var status: Int32
  var output: String
  var errors: String

  var description: String { "status \(status)\n\(output)\(errors)" }
}
