/// Spans between tries: each twice the one before it, up to a longest one.
struct Backoff {
  private var span: Duration
  private let longest: Duration

  init(from first: Duration, to longest: Duration) {
    span = first
    self.longest = longest
  }

  mutating func next() -> Duration {
    defer { span = min(span * 2, longest) }
    return span
  }
}
