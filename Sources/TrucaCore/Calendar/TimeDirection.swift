/// Which way words such as `10:30` and `friday` point.
public enum TimeDirection: Hashable, Sendable, CaseIterable {
  /// To the next one: a call to be made.
  case future
  /// To the last one: a call that was made.
  case past
}
