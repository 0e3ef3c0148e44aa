internal import TrucaCore

/// Evidence of a call as JSON. The instant in milliseconds, windows in minutes after midnight.
struct CallEvidenceRecord: Codable {
  struct ZoneTime: Codable {
    var zone: String
    var local: String
  }

  struct Ground: Codable {
    var rule: String
    var start: Int
    var end: Int
    var eveOf: String?
  }

  var at: Int64
  var zones: [ZoneTime]
  var grounds: [Ground]
  var limits: [String]
  var lawVersion: Int
  var zoneData: String?
  var holidaysUntil: String?

  init(_ evidence: CallEvidence) {
    at = evidence.at.milliseconds
    zones = evidence.zones.map { ZoneTime(zone: $0.zone, local: $0.local) }
    grounds = evidence.grounds.map {
      Ground(rule: $0.rule, start: $0.window.start, end: $0.window.end, eveOf: $0.eveOf)
    }
    limits = evidence.limits
    lawVersion = evidence.lawVersion
    zoneData = evidence.zoneData
    holidaysUntil = evidence.holidaysUntil?.description
  }

  var evidence: CallEvidence {
    CallEvidence(
      at: Instant(milliseconds: at), zones: zones.map { .init(zone: $0.zone, local: $0.local) },
      grounds: grounds.compactMap { ground in
        DayWindow(start: ground.start, end: ground.end).map {
          LegalGround(rule: ground.rule, window: $0, eveOf: ground.eveOf)
        }
      }, limits: limits, lawVersion: lawVersion, zoneData: zoneData,
      holidaysUntil: holidaysUntil.flatMap { CivilDate(iso: $0) })
  }
}
