/// What a column of a lead export can mean. The raw value names it in `--map` and in reports.
public enum LeadField: String, CaseIterable, Sendable, Hashable {
  case externalId, firstName, lastName, name, company, phone, mobile, email, source, street, city, postalCode, state
  case country, createdElsewhere, owner, note, consentDate, consentSource, consentUntil, prefers
  /// Recognised and not used: Truca has outcomes of its own.
  case status

  /// Whether a column of this kind alone can make a row a lead.
  var identifiesSomebody: Bool {
    switch self {
    case .firstName, .lastName, .name, .phone, .mobile, .email: true
    default: false
    }
  }

  var isNumber: Bool { self == .phone || self == .mobile }

  var isDate: Bool { self == .createdElsewhere || self == .consentDate || self == .consentUntil }
}
