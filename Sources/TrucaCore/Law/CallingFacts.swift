/// What the law asks about a called person beside her place.
public struct CallingFacts: Hashable, Sendable {
  /// The consents that she gave and has not withdrawn.
  public var consents: [LeadConsent]
  /// Whether the number that would be called may be a mobile one; true where nobody knows.
  public var mayBeMobile: Bool
  /// When she last refused, asked by the number that would be called, whichever lead it was for; nil if never.
  public var refusedAt: Instant?

  public init(
    consents: [LeadConsent] = [], mayBeMobile: Bool = true, refusedAt: Instant? = nil
  ) {
    self.consents = consents
    self.mayBeMobile = mayBeMobile
    self.refusedAt = refusedAt
  }
}
