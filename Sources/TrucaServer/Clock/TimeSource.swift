public import TrucaCore

/// Where the daemon gets its time from. Rules and store only ever see instants that came from here.
public protocol TimeSource: Sendable {
  func now() -> Instant
}
