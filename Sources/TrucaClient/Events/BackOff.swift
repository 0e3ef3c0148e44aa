/// How long to wait before the daemon is asked again: twice as long each time, and never the same for all clients of a
/// daemon that has come back.
struct BackOff {
  static let first = 100
  static let longest = 5_000

  private var ceiling = Self.first

  /// Milliseconds, between half and all of what it has come to.
  mutating func next(using generator: inout some RandomNumberGenerator) -> Int {
    let wait = Int.random(in: (ceiling / 2)...ceiling, using: &generator)
    ceiling = min(Self.longest, ceiling * 2)
    return wait
  }

  /// The daemon has answered.
  mutating func reset() {
    ceiling = Self.first
  }
}
