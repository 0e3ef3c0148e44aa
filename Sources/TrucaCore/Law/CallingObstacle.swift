/// Why consent, or a refusal of the person's, forbids a call.
public enum CallingObstacle: Error, Hashable, Sendable {
  /// `rule` demands consent and none holds; `lapsed` is the last day of the one that held last, nil if none ever did.
  case consent(rule: String, lapsed: CivilDate?)
  /// `rule` has calls rest after a refusal, until this instant; nil: for good.
  case refused(rule: String, until: Instant?)

  /// What holds a lead for which this is so.
  public var holdReason: HoldReason {
    switch self {
    case .consent(let rule, let lapsed): .consent(rule: rule, lapsed: lapsed)
    case .refused(let rule, _): .refused(rule: rule)
    }
  }
}
