/// How mails are sent, whatever they say.
public struct MailSettings: Hashable, Sendable {
  /// The sender; bounces come back to it.
  public var from: String
  /// Most mails in any minute.
  public var perMinute: Int
  /// Most mails to one person on one day of hers.
  public var perPersonAndDay: Int

  public init(from: String = "truca@localhost", perMinute: Int = 60, perPersonAndDay: Int = 20) {
    self.from = from
    self.perMinute = perMinute
    self.perPersonAndDay = perPersonAndDay
  }

  /// The part of `from` behind the @.
  public var domain: String { from.split(separator: "@").last.map(String.init) ?? "localhost" }

  /// What is wrong with the settings.
  public func problems() -> [ProcessProblem] {
    var found: [ProcessProblem] = []
    if !Self.isAddress(from) { found.append(ProcessProblem(.mail, field: "from", .malformedAddress(from))) }
    func check(_ field: String, _ value: Int, most: Int64) {
      guard !(1...most).contains(Int64(value)) else { return }
      found.append(ProcessProblem(.mail, field: field, .outOfRange(Int64(value), least: 1, most: most)))
    }
    check("perMinute", perMinute, most: 10_000)
    check("perPersonAndDay", perPersonAndDay, most: 1000)
    return found
  }

  /// An address that can stand in a header, and on a command line behind an option.
  private static func isAddress(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    let isPlain = text.utf8.allSatisfy { byte in
      (0x21...0x7E).contains(byte) && !"<>()[],;:\\\"".utf8.contains(byte)
    }
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && isPlain && text.utf8.count <= 254
      && !text.hasPrefix("-")
  }
}
