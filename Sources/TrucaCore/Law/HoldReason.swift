/// Why a lead cannot be called at all until a person settles it.
public enum HoldReason: Hashable, Sendable {
  case noNumber
  /// Each of its numbers turned out wrong.
  case noNumberLeft
  /// The text of no number could be read.
  case unreadableNumber
  /// Neither address nor number says where the person is.
  case unknownPlace
  /// The address and the number name different countries.
  case placeConflict(address: String, number: String)
  /// The place is known but the table of calling rules has no row for it.
  case noRule(country: String)
  /// The zone's file is missing or malformed.
  case missingZone(String)
  /// The row demands consent and there is none; `lapsed` is the last day of the one that held last.
  case consent(rule: String, lapsed: CivilDate? = nil)
  /// The person refused, and under this row calls rest.
  case refused(rule: String)
  /// Every number of the lead is on the do-not-call list.
  case suppressed
  /// No moment of the lead's week is legal.
  case noLegalMoment
  /// The lead has no owner and there is nobody to deal it to.
  case noOwner

  /// Stable kind in columns and in the protocol.
  public var kind: String {
    switch self {
    case .noNumber: "noNumber"
    case .noNumberLeft: "noNumberLeft"
    case .unreadableNumber: "unreadableNumber"
    case .unknownPlace: "unknownPlace"
    case .placeConflict: "placeConflict"
    case .noRule: "noRule"
    case .missingZone: "missingZone"
    case .consent: "consent"
    case .refused: "refused"
    case .suppressed: "suppressed"
    case .noLegalMoment: "noLegalMoment"
    case .noOwner: "noOwner"
    }
  }

  /// The kind with what it names: `noRule:PR`. Read back by `init(text:)`.
  public var text: String {
    switch self {
    case .placeConflict(let address, let number): "placeConflict:\(address):\(number)"
    case .noRule(let country): "noRule:\(country)"
    case .missingZone(let zone): "missingZone:\(zone)"
    case .consent(let rule, let lapsed): "consent:\(rule)\(lapsed.map { ":\($0)" } ?? "")"
    case .refused(let rule): "refused:\(rule)"
    default: kind
    }
  }

  public init?(text: String) {
    let parts = text.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
    switch (parts[0], parts.count) {
    case ("noNumber", 1): self = .noNumber
    case ("noNumberLeft", 1): self = .noNumberLeft
    case ("unreadableNumber", 1): self = .unreadableNumber
    case ("unknownPlace", 1): self = .unknownPlace
    case ("placeConflict", 3): self = .placeConflict(address: parts[1], number: parts[2])
    case ("noRule", 2): self = .noRule(country: parts[1])
    case ("missingZone", 2): self = .missingZone(parts[1])
    case ("consent", 2): self = .consent(rule: parts[1])
    case ("consent", 3):
      guard let day = CivilDate(iso: parts[2]) else { return nil }
      self = .consent(rule: parts[1], lapsed: day)
    case ("refused", 2): self = .refused(rule: parts[1])
    case ("suppressed", 1): self = .suppressed
    case ("noLegalMoment", 1): self = .noLegalMoment
    case ("noOwner", 1): self = .noOwner
    default: return nil
    }
  }

  /// For people: completes "held: …".
  public var sentence: String {
    switch self {
    case .noNumber: "it has no number"
    case .noNumberLeft: "all its numbers were wrong"
    case .unreadableNumber: "its number cannot be read"
    case .unknownPlace: "its place is not known"
    case .placeConflict(let address, let number): "the address says \(address), the number says \(number)"
    case .noRule(let country): "no calling rule for \(country)"
    case .missingZone(let zone): "time zone \(zone) is missing on this machine"
    case .consent(let rule, nil): "\(rule) demands consent and none is recorded"
    case .consent(let rule, let day?): "\(rule) demands consent and the last one ended on \(day)"
    case .refused(let rule): "the person refused, and under \(rule) calls rest"
    case .suppressed: "its number is on the do-not-call list"
    case .noLegalMoment: "no legal moment in its week"
    case .noOwner: "there is no rep to deal it to"
    }
  }
}

extension HoldReason {
  /// What settles a reason of this kind, for people.
  public static func settling(kind: String) -> String {
    switch kind {
    case "noNumber", "noNumberLeft", "unreadableNumber": "give a number: truca held --lead ID --phone NUMBER"
    case "unknownPlace", "placeConflict": "set the place: truca held --lead ID --country ES"
    case "noRule": "set another place, or have a row added to the calling rules"
    case "missingZone": "have tzdata installed on the daemon's machine"
    case "consent": "record consent: truca held --lead ID --consent SOURCE --date DAY"
    case "refused": "wait until the rest is over: it ends by itself, where it ends"
    case "suppressed": "give another number: truca held --lead ID --phone NUMBER"
    case "noLegalMoment": "set the place closer, as in US-FL, or wait for the next week"
    case "noOwner": "add a rep to the team, or assign the lead"
    default: "see truca lead show ID"
    }
  }
}
