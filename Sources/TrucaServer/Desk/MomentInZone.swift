internal import TrucaAPI
internal import TrucaCore

extension Moment {
  /// `instant` for a reader in `zone` whose clock shows `now`.
  init(_ instant: Instant, zone: Zone, now: Instant) {
    let local = zone.local(at: instant)
    let days = local.date.daysSinceEpoch - zone.date(at: now).daysSinceEpoch
    let time = String(instant.wallText(in: zone).suffix(5))
    let words =
      switch days {
      case 0: "today \(time)"
      case 1: "tomorrow \(time)"
      case -1: "yesterday \(time)"
      default: instant.shortText(in: zone)
      }
    self.init(instant: instant.rfc3339, zone: zone.name, local: instant.wallText(in: zone), words: words)
  }
}
