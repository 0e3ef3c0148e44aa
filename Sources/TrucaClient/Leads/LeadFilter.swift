/// Which leads a list shows; what is nil or false does not narrow it.
public struct LeadFilter: Hashable, Sendable {
  public var state: String?
  /// Login name.
  public var owner: String?
  public var team: String?
  /// Only those whose calls may no longer fit.
  public var atRisk = false
  /// Only those with a promised callback that was missed.
  public var missed = false
  /// Name, company, number or mail.
  public var search: String?

  public init() {}
}
