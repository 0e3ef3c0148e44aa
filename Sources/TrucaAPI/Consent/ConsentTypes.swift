/// `POST /v1/leads/{lead}/consents/withdraw`
public struct WithdrawRequest: Codable, Hashable, Sendable {
  /// Kept as a note of the lead.
  public var note: String?
  public init(note: String? = nil) { self.note = note }
}
