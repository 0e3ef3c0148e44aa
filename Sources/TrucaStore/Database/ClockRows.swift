internal import GRDB
public import TrucaCore

extension Snapshot {
  /// What was kept of the guarded clock, brought up to what the journal says since; nil in a store without one.
  public func clockMemory() throws -> ClockMemory? {
    guard let text = try meta(.clockMemory) else { return nil }
    let record = try JSONText.decode(ClockMemoryRecord.self, text)
    let newest = try count("SELECT coalesce(max(at), 0) FROM journal WHERE sequence > ?", [record.sequence])
    var memory = record.memory
    memory.latest = max(memory.latest, Instant(milliseconds: Int64(newest)))
    return memory
  }
}

extension Transaction {
  /// Keeps what a guarded clock has to know after a restart.
  public func keep(clock memory: ClockMemory) throws {
    let record = ClockMemoryRecord(memory, sequence: try reading.lastSequence())
    try setMeta(.clockMemory, try JSONText.encode(record))
  }
}

/// The stored form, in milliseconds.
private struct ClockMemoryRecord: Codable {
  var wall: Int64
  var sinceBoot: Int64
  var boot: String
  var latest: Int64
  var isHeld: Bool
  /// Of the journal's last entry then.
  var sequence: Int64

  init(_ memory: ClockMemory, sequence: Int64) {
    wall = memory.trusted.wall.milliseconds
    sinceBoot = memory.trusted.sinceBoot.milliseconds
    boot = memory.trusted.boot
    latest = memory.latest.milliseconds
    isHeld = memory.isHeld
    self.sequence = sequence
  }

  var memory: ClockMemory {
    ClockMemory(
      trusted: ClockReading(
        wall: Instant(milliseconds: wall), sinceBoot: Span(milliseconds: sinceBoot), boot: boot),
      latest: Instant(milliseconds: latest), isHeld: isHeld)
  }
}
