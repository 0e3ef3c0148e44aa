/// `GET /v1/held/summary`: the held leads that the caller may see, counted.
public struct HeldSummary: Codable, Hashable, Sendable {
  public var held: Int
  /// The most frequent first. A lead that is held for several reasons counts with each.
  public var reasons: [Count]
  public init(held: Int, reasons: [Count]) {
    self.held = held
    self.reasons = reasons
  }

  public struct Count: Codable, Hashable, Sendable {
    public var kind: String
    public var leads: Int
    /// What settles it.
    public var settle: String
    public init(kind: String, leads: Int, settle: String) {
      self.kind = kind
      self.leads = leads
      self.settle = settle
    }
  }
}
