internal import GRDB
public import TrucaCore

/// Facts about the store itself.
public enum MetaKey: String, Sendable {
  /// `real` or `simulated`, for ever.
  case clockKind
  /// Where a simulated clock stands, in milliseconds.
  case simulatedNow
  /// Fingerprint of the shipped calling rules that were last taken over.
  case rulesFingerprint
  /// Fingerprint of the shipped holidays that were last taken over.
  case holidaysFingerprint
  /// Version of the zone data that plans were made with.
  case zonesFingerprint
  /// Fingerprint of the places and the end margin that leads were looked over with.
  case placesFingerprint
  /// Random, made once: what numbers are hashed with.
  case numberSalt
  /// What the guard of a real clock has to know after a restart.
  case clockMemory
  /// The day on which the shipped calling rules were put together; absent where their table names none.
  case rulesCompiled
  /// `yes` where an area code alone tells no zones; else absent or `no`.
  case distrustsAreaCodes
}

extension Snapshot {
  /// The last instant that a simulated clock is known to have shown; nil in a store without one.
  public func lastInstant() throws -> Instant? {
    guard let stored = try meta(.simulatedNow).flatMap({ Int64($0) }) else { return nil }
    let journal = Int64(
      try count("SELECT coalesce(max(at), 0) FROM journal WHERE sequence > (SELECT max(sequence) - 50 FROM journal)"))
    return Instant(milliseconds: max(stored, journal))
  }

  public func meta(_ key: MetaKey) throws -> String? {
    try row("SELECT value FROM meta WHERE key = ?", [key.rawValue]) { $0["value"] }
  }
}

extension Transaction {
  public func setMeta(_ key: MetaKey, _ value: String) throws {
    try run(
      "INSERT INTO meta(key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
      [
        key.rawValue, value,
      ])
  }
}
