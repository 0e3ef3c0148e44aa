import Glibc
import TrucaAPI

extension Client {
  /// The daemon says something at least every fifteen seconds.
  private static let eventPatience: Int32 = 45_000

  /// `GET /v1/events`: blocks, and tells of each event in order and once, through restarts of the daemon.
  ///
  /// - Parameters:
  ///   - place: the sequence of the last event that is known; nil: from now on.
  ///   - ending: ends it at once from another thread.
  ///   - onNews: false ends it.
  ///
  /// Throws what another try would not mend: a refusal, or an answer that makes no sense.
  public func events(after place: Int64? = nil, until ending: EventEnding, onNews: (EventNews) -> Bool) throws {
    var generator = SystemRandomNumberGenerator()
    var backOff = BackOff()
    var session = EventSession(place: place)
    while true {
      do {
        try run(&session, until: ending, onNews: onNews) { backOff.reset() }
        if session.hasEnded || ending.wait(milliseconds: 0) { return }
        throw ClientError.streamBroken("the daemon has ended the stream")
      } catch  where Self.mayMend(error) {
        guard onNews(.interrupted(Self.told(error))) else { return }
      }
      if ending.wait(milliseconds: backOff.next(using: &generator)) { return }
    }
  }

  private func run(
    _ session: inout EventSession, until ending: EventEnding, onNews: (EventNews) -> Bool, onAnswer: () -> Void
  ) throws {
    var transport = transport
    transport.patience = Self.eventPatience
    var headers = headers(for: "GET").filter { $0.0 != "Accept" } + [("Accept", "text/event-stream")]
    if let place = session.reader.place { headers.append(("Last-Event-ID", String(place))) }
    var current = session
    current.begin()
    defer { session = current }
    let answer = try transport.stream(Route("events").text, headers: headers, until: ending.descriptor) { line in
      if !current.isConnected { onAnswer() }
      return current.take(line, onNews)
    }
    if let failure = current.failure { throw failure }
    try check(answer, unless: current.hasEnded || ending.wait(milliseconds: 0))
  }

  private func check(_ answer: HTTPAnswer, unless isOver: Bool) throws {
    if !isOver { try check(answer) }
  }

  /// A stream that breaks off leaves nothing in doubt.
  private static func told(_ error: any Error) -> any Error {
    guard case ClientError.connectionLost(let what) = error else { return error }
    return ClientError.streamBroken(what)
  }

  private static func mayMend(_ error: any Error) -> Bool {
    switch error {
    case ClientError.unreachable(_, let code): code != EACCES && code != EPERM && code != ENAMETOOLONG
    case ClientError.connectionLost, ClientError.streamBroken: true
    case let problem as Problem: problem.kind == .unavailable || problem.kind == .internal
    default: false
    }
  }
}

/// What is known of a stream over its connections.
private struct EventSession {
  var reader: EventReader
  private(set) var isConnected = false
  /// The listener has had enough.
  private(set) var hasEnded = false
  private(set) var failure: (any Error)?

  init(place: Int64?) {
    reader = EventReader(place: place)
  }

  /// A new connection begins; what the last one left unfinished is forgotten.
  mutating func begin() {
    reader = EventReader(place: reader.place)
    isConnected = false
  }

  /// False ends the connection.
  mutating func take(_ line: [UInt8], _ onNews: (EventNews) -> Bool) -> Bool {
    if !isConnected {
      isConnected = true
      hasEnded = !onNews(.connected)
    }
    do {
      if !hasEnded, let event = try reader.take(line) { hasEnded = !onNews(.event(event)) }
    } catch {
      failure = error
    }
    return !hasEnded && failure == nil
  }
}
