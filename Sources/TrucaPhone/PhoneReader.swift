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
  ///     known, and then only international spellings can be read.
  /// - Returns: The number; nil if the text is none, or if it is too short or too long (a text beyond 250 bytes is). A number that the number plan
  ///   does not contain is kept with `isValid` false, since plans age; its kind is then `fixedOrMobile`, the cautious
  ///   answer, and its region nil where several countries share the calling code.
  public func read(_ text: String, defaultRegion: String?) -> PhoneReading? {
    guard text.utf8.count <= Self.longestText else { return nil }
    let region = defaultRegion.map { $0.uppercased() }
    let national = Self.parse(text, region: region)
    if let national, national.isValid { return national }
    guard let respelt = Self.international(text, unless: national) else { return national }
    guard let international = Self.parse(respelt, region: nil), international.isValid else { return national }
    return international
  }

  /// Loads the number plans, some milliseconds' work that would else fall on the first number.
  public func warmUp() {
    _ = read("+12125550123", defaultRegion: nil)
  }

  /// `text` with the "+" that an export lost: `0034…` and `001…` from countries that dial abroad otherwise, or all
  /// digits of an international number. nil where that would be a guess against a readable national number.
  private static func international(_ text: String, unless national: PhoneReading?) -> String? {
    let number = text.drop { $0.isWhitespace || $0 == "(" }
    guard let first = number.first, first.isASCII, first.isNumber else { return nil }
    if number.hasPrefix("00") { return "+" + number.dropFirst(2) }
    // Ten digits or fewer that fit the national plan are a new national number rather than a foreign one.
    let digits = number.count { $0.isASCII && $0.isNumber }
    guard national == nil || digits > 10 else { return nil }
    return "+" + number
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
