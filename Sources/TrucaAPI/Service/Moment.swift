/// An instant as it goes over the wire: UTC, with the reader's zone and wall time beside it, so that a client needs no
/// zone data.
public struct Moment: Codable, Hashable, Sendable {
  /// RFC 3339 in UTC: `2026-11-24T09:30:00Z`.
  public var instant: String
  /// IANA name of the zone that `local` is in.
  public var zone: String
  /// Wall time in that zone: `2026-11-24 10:30`.
  public var local: String
  /// The same for people, relative to the reader's day where it helps: `today 10:30`, `Fri 27 Nov 09:00`.
  public var words: String

  public init(instant: String, zone: String, local: String, words: String) {
    self.instant = instant
    self.zone = zone
    self.local = local
    self.words = words
  }
}
