import NIOCore

/// Where one connection stands between requests and answers, and since when it keeps us waiting.
struct RequestProgress {
  /// Requests whose answer has not ended.
  private(set) var unanswered = 0
  /// The head of a request has come, its end has not.
  private(set) var inBody = false
  /// An answer's head is written, its end is not.
  var answering = false
  /// The answer to the last request that was read is the connection's last.
  var closeAfterAnswer = false
  private var discarded = 0
  private var readOutstanding = false
  private var lastRead = NIODeadline.uptimeNanoseconds(0)
  private var waitingSince = NIODeadline.uptimeNanoseconds(0)

  /// - Parameter last: the client asks for the connection's end after this request.
  mutating func began(last: Bool) {
    unanswered += 1
    inBody = true
    discarded = 0
    if last { closeAfterAnswer = true }
  }

  mutating func bodyEnded() {
    inBody = false
  }

  mutating func answered(now: NIODeadline) {
    answering = false
    unanswered -= 1
    waitingSince = now
  }

  /// Counts body bytes that come after their request's answer; gives their sum.
  mutating func discard(_ count: Int) -> Int {
    if unanswered == 0 { discarded += count }
    return discarded
  }

  /// A part of a request has come.
  mutating func received(now: NIODeadline) {
    waitingSince = now
  }

  /// Bytes have come, perhaps too few for a part.
  mutating func gotBytes(now: NIODeadline) {
    readOutstanding = false
    lastRead = now
  }

  /// We ask for bytes. Where we did not for longer than `grace`, the wait until now was ours and not the client's.
  mutating func wantsBytes(now: NIODeadline, grace: TimeAmount) {
    guard !readOutstanding else { return }
    readOutstanding = true
    if now - lastRead > grace { waitingSince = now }
  }

  /// How long the client has kept us waiting; zero while it is our turn.
  mutating func waited(now: NIODeadline) -> TimeAmount {
    let clientsTurn = readOutstanding && (unanswered == 0 || inBody)
    if !clientsTurn { waitingSince = now }
    return now - waitingSince
  }
}
