/// One checked address: what sendmail and a header may be given as it stands.
///
/// `local@domain`, or `local` alone for a mailbox of this machine; ASCII, without quoting, comments, lists or routes.
/// A leading dash is kept, for it may be part of a name: whoever makes an argument of it writes `--` before it.
public struct MailAddress: Hashable, Sendable {
  public let text: String

  /// nil for everything else.
  public init?(_ text: String) {
    let pieces = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard let local = pieces.first, pieces.count <= 2, (1...64).contains(local.count),
      Self.isDotted(local, of: Self.isAtom)
    else { return nil }
    if pieces.count == 2 {
      guard (1...253).contains(pieces[1].count), Self.isDotted(pieces[1], of: Self.isLabel) else { return nil }
    }
    self.text = text
  }

  /// Whether these are words between single dots.
  private static func isDotted(_ bytes: Substring.UTF8View, of word: (Substring.UTF8View) -> Bool) -> Bool {
    bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy(word)
  }

  /// An `atom` of RFC 5322, section 3.2.3.
  private static func isAtom(_ word: Substring.UTF8View) -> Bool {
    !word.isEmpty && word.allSatisfy { isLetterOrDigit($0) || "!#$%&'*+-/=?^_`{|}~".utf8.contains($0) }
  }

  /// A label of a host's name; with underscores, as some have them.
  private static func isLabel(_ word: Substring.UTF8View) -> Bool {
    let dash = UInt8(ascii: "-")
    return (1...63).contains(word.count) && word.first != dash && word.last != dash
      && word.allSatisfy { isLetterOrDigit($0) || $0 == dash || $0 == UInt8(ascii: "_") }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
