/// What the first digits of a telephone number say about its place.
public struct DialTable: Hashable, Sendable {
  /// An area code of North America.
  public struct AreaCode: Hashable, Sendable {
    /// `212`.
    public var digits: String
    /// ISO 3166-2 codes of the states or provinces in which it lies; empty for another country's.
    public var parts: [String]
    /// All in which a number of it may be; empty for one that has no place, as 800.
    public var zones: [String]

    public init(digits: String, parts: [String], zones: [String]) {
      self.digits = digits
      self.parts = parts
      self.zones = zones
    }

    /// ISO 3166-1 alpha-2 of the country whose parts it lies in; nil where it names none.
    public var country: String? { parts.first.map { String($0.prefix { $0 != "-" }) } }
  }

  /// Where a table came from.
  public struct Origin: Hashable, Sendable {
    public var day: CivilDate
    /// `phonenumbers 9.0.43`.
    public var data: String

    public init(day: CivilDate, data: String) {
      self.day = day
      self.data = data
    }
  }

  public let origin: Origin
  /// By their digits. No calling code begins with 0, so a number tells its digits.
  private let areaCodes: [Int: AreaCode]
  private let zones: [Int: [String]]
  private let longest: Int

  /// - Parameter zones: By leading digits, without "+", of numbers outside of North America.
  public init(origin: Origin, areaCodes: [AreaCode], zones: [Int: [String]]) {
    self.origin = origin
    self.areaCodes = Dictionary(
      areaCodes.compactMap { code in Int(code.digits).map { ($0, code) } }, uniquingKeysWith: { $1 })
    self.zones = zones
    longest = zones.keys.map { String($0).count }.max() ?? 0
  }

  /// The area code of a number, given as E.164; nil if it is not one of North America, or not known.
  public func areaCode(of number: String) -> AreaCode? {
    guard number.hasPrefix("+1"), let digits = Int(number.dropFirst(2).prefix(3)) else { return nil }
    return areaCodes[digits]
  }

  /// The zones of a number, given as E.164, by the longest leading digits that are known; nil if none are. A mobile
  /// number may be elsewhere.
  public func zones(of number: String) -> [String]? {
    if number.hasPrefix("+1") {
      let zones = areaCode(of: number)?.zones ?? []
      return zones.isEmpty ? nil : zones
    }
    var prefix = 0
    var found: [String]?
    for digit in number.utf8.dropFirst().prefix(longest) {
      guard (0x30...0x39).contains(digit) else { break }
      prefix = prefix * 10 + Int(digit - 0x30)
      if let zones = zones[prefix] { found = zones }
    }
    return found
  }
}
