/// How old the zone data of a machine are, as far as their version tells.
public enum ZoneDataAge {
  /// Whether data of this version (`2026f`) are older than twelve months. A version names the year of its release and
  /// no month: it counts as released in the middle of that year. False for a text that is no version.
  public static func isOverAYear(_ version: String, at now: Instant) -> Bool {
    guard let year = Int(version.prefix(4)), version.utf8.count > 4,
      let nextSummer = CivilDate(year: year + 1, month: 7, day: 1)
    else { return false }
    return now >= Instant(seconds: Int64(nextSummer.daysSinceEpoch) * 86_400)
  }
}
