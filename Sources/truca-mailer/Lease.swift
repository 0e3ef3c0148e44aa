import FoundationEssentials
import TrucaAPI

/// Spans made of the daemon's instants. The daemon's clock may be a simulated one, or this machine's may be set while it
/// runs, hence each span is kept within sensible bounds.
enum Lease {
  /// For how long a mail that was just claimed is ours: a minute to an hour.
  static func span(until end: Moment, now: Date) -> Duration {
    guard let end = instant(end) else { return .seconds(60) }
    return .seconds(min(max(end.timeIntervalSince(now), 60), 3_600))
  }

  /// For how long to wait where nothing is due: a second to a minute, since a new mail may be due sooner.
  static func idle(until next: Moment?, now: Date) -> Duration {
    guard let next = next.flatMap(instant) else { return .seconds(60) }
    return .seconds(min(max(next.timeIntervalSince(now), 1), 60))
  }

  private static func instant(_ moment: Moment) -> Date? {
    let whole = try? Date(moment.instant, strategy: .iso8601)
    return whole ?? (try? Date(moment.instant, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
  }
}
