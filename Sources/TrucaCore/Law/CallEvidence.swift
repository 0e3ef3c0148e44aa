/// What made a call legal at the instant at which it was handed out. Kept with the call.
public struct CallEvidence: Hashable, Sendable {
  public var at: Instant
  /// Each candidate zone, with what its clocks showed: `2026-11-24 10:05 +01:00`.
  public var zones: [ZoneTime]
  /// The rules that held, with the window of each that the call lies in by the clocks of the first zone.
  public var grounds: [LegalGround]
  /// How much of each attempt limit was used up before this call.
  public var limits: [String]
  /// Counts the changes to the calling rules.
  public var lawVersion: Int
  /// The version of the zone data, where it is known: `2026f`.
  public var zoneData: String?
  /// The last day for which holidays were known; nil where no rule minds any.
  public var holidaysUntil: CivilDate?

  public init(
    at: Instant, zones: [ZoneTime], grounds: [LegalGround], limits: [String], lawVersion: Int, zoneData: String?,
    holidaysUntil: CivilDate?
  ) {
    self.at = at
    self.zones = zones
    self.grounds = grounds
    self.limits = limits
    self.lawVersion = lawVersion
    self.zoneData = zoneData
    self.holidaysUntil = holidaysUntil
  }

  public init(
    _ profile: LegalProfile, room: AttemptRoom, at instant: Instant, home: Zone, lawVersion: Int, zoneData: String?
  ) {
    let zones = [home] + profile.zones.filter { $0.name != home.name }
    self.init(
      at: instant, zones: zones.map { ZoneTime(zone: $0.name, local: instant.stamp(in: $0)) },
      grounds: profile.grounds(at: instant, in: home), limits: room.uses(at: instant).map(\.words),
      lawVersion: lawVersion, zoneData: zoneData, holidaysUntil: profile.holidaysKnownUntil)
  }

  public struct ZoneTime: Hashable, Sendable {
    public var zone: String
    public var local: String

    public init(zone: String, local: String) {
      self.zone = zone
      self.local = local
    }
  }

  /// `2026-11-24 10:05 +01:00 in Europe/Madrid, inside ES 09:00-21:00; law 41, tzdata 2026f, holidays to 2030-12-31`.
  public var sentence: String {
    let first = zones.first.map { "\($0.local) in \($0.zone)" } ?? at.rfc3339
    let others = zones.count > 1 ? " (\(zones.count) zones)" : ""
    let rules = grounds.map(\.words).joined(separator: " and ")
    let limits = limits.isEmpty ? "" : "; before it \(limits.joined(separator: ", "))"
    let data = ["law \(lawVersion)", zoneData.map { "tzdata \($0)" }, holidaysUntil.map { "holidays to \($0)" }]
    return "\(first)\(others), inside \(rules)\(limits); \(data.compactMap(\.self).joined(separator: ", "))"
  }
}

extension Instant {
  /// What the clocks of `zone` show, with their distance from UTC: `2026-11-24 10:05 +01:00`.
  func stamp(in zone: Zone) -> String {
    let minutes = zone.offsetSeconds(at: self) / 60
    return "\(wallText(in: zone)) \(minutes < 0 ? "-" : "+")\(ClockText.minute(abs(minutes)))"
  }
}
