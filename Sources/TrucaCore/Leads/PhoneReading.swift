/// How the text of a telephone number was read.
public struct PhoneReading: Hashable, Sendable {
  /// `+12125550123`.
  public var e164: String
  /// ISO 3166-1 alpha-2 of the number's region, or nil where it has none (`+800…`).
  public var region: String?
  public var kind: Kind
  /// Whether the number plan that this machine knows contains it. Plans age: a new area code is possible, not valid.
  public var isValid: Bool

  public init(e164: String, region: String?, kind: Kind, isValid: Bool) {
    self.e164 = e164
    self.region = region
    self.kind = kind
    self.isValid = isValid
  }

  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case fixed, mobile, fixedOrMobile, tollFree, other
  }

  /// Whether the number may be a mobile one.
  public var mayBeMobile: Bool { kind == .mobile || kind == .fixedOrMobile }
}
