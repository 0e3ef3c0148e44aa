internal import CPhone
public import TrucaCore

/// Reads telephone numbers as people and exports spell them. Safe to use from any thread.
public struct PhoneReader: Sendable {
  /// The library's time grows with the square of the length; what it would refuse for its length need not reach it.
  private static let longestText = 250

  public init() {}

  /// Reads one number.
  ///
  /// - Parameters:
  ///   - text: The number in any usual spelling: `+44 20 7946 0958`, `0034…`, `020 7946 0958`, with separators. An
  ///     extension (`ext 12`) is dropped.
  ///   - defaultRegion: ISO 3166-1 alpha-2 of the country whose national spelling is tried first; nil if it is not
  ///     known, and then only international spellings can be read: with "+", with "00", or eleven digits and more.
  /// - Returns: The number; nil if the text is none, or if it is too short or too long (a text beyond 250 bytes is). A number that the number plan
  ///   does not contain is kept with `isValid` false, since plans age; its kind is then `fixedOrMobile`, the cautious
  ///   answer, and its region nil where several countries share the calling code.
  public func read(_ text: String, defaultRegion: String?) -> PhoneReading? {
    guard text.utf8.count <= Self.longestText else { return nil }
    let region = defaultRegion.map { $0.uppercased() }
    let national = Self.parse(text, region: region)
    if let national, national.isValid { return national }
    let number = text.drop { $0.isWhitespace }
    if number.hasPrefix("00") {
      // Unmistakable, so that an area code newer than the plan is possible here too.
      let international = Self.parse("+" + number.dropFirst(2), region: nil)
      return international?.isValid == true ? international : national ?? international
    }
    guard Self.mayLackPlus(number) else { return national }
    let international = Self.parse("+" + number, region: nil)
    return international?.isValid == true ? international : national
  }

  /// Loads the number plans, some milliseconds' work that would else fall on the first number.
  public func warmUp() {
    _ = read("+12125550123", defaultRegion: nil)
  }

  /// Whether `number` may be an international one whose "+" an export lost: `12404889660`. Ten digits or fewer, an area
  /// code in brackets or a trunk 0 are national spelling: half of the American numbers would else be read as numbers
  /// of other countries.
  private static func mayLackPlus(_ number: Substring) -> Bool {
    guard let first = number.utf8.first, (0x31...0x39).contains(first) else { return false }
    // What follows is an extension, or no part of the number.
    let run = number.utf8.prefix { (0x30...0x39).contains($0) || [0x20, 0x2D, 0x2E, 0x2F].contains($0) }
    return run.count { (0x30...0x39).contains($0) } > 10
  }

  private static func parse(_ text: String, region: String?) -> PhoneReading? {
    var number = cphone_number()
    var text = text
    let isRead = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { cphone_read($0.baseAddress, $0.count, region, &number) }
    }
    guard isRead else { return nil }
    let written = withUnsafeBytes(of: number.e164) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    let country = withUnsafeBytes(of: number.region) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    return PhoneReading(
      e164: written, region: country.isEmpty ? nil : country, kind: kind(number.kind), isValid: number.valid)
  }

  private static func kind(_ kind: Int32) -> PhoneReading.Kind {
    switch cphone_kind(UInt32(kind)) {
    case CPHONE_FIXED: .fixed
    case CPHONE_MOBILE: .mobile
    case CPHONE_FIXED_OR_MOBILE, CPHONE_UNKNOWN: .fixedOrMobile
    case CPHONE_TOLL_FREE: .tollFree
    default: .other
    }
  }
}
