internal import Hummingbird
internal import ServiceLifecycle
internal import TrucaAPI
internal import TrucaStore

/// Tells one reader what is new in the journal. It reads from its own place when a commit wakes it, and no further
/// than its client does: a slow one holds a page and nothing more.
struct EventFeed: Sendable {
  private enum Wake {
    case commit
    case beat
  }

  let desk: Desk
  let uid: UInt32
  /// For whom an administrator acts: a login.
  let acting: String?
  /// Real time.
  let heartbeat: Duration

  /// Writes until the task is cancelled, the daemon stops, or the caller may no longer see anything. Throws what
  /// `write` throws.
  func run(from start: Int64, _ write: (ByteBuffer) async throws -> Void) async throws {
    let (wakes, wake) = AsyncStream<Wake>.makeStream(bufferingPolicy: .bufferingNewest(1))
    // Before the first reading, so that nothing is committed unseen between the two.
    let commits = desk.store.committed.commits()
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask {
        for await _ in commits { wake.yield(.commit) }
      }
      tasks.addTask { [heartbeat] in
        while true {
          try await Task.sleep(for: heartbeat)
          wake.yield(.beat)
        }
      }
      defer { tasks.cancelAll() }
      var place = start
      var due = DueCalls(from: desk.clock.now())
      // The reader learns at once where it stands, so that it can resume there even before the first event.
      try await write(Self.mark(place))
      wake.yield(.commit)
      for await reason in wakes.cancelOnGracefulShutdown() {
        guard try await catchUp(&place, &due, write) else { return }
        if reason == .beat { try await write(Self.mark(place)) }
      }
    }
  }

  /// Writes all that is new. False once the caller is nobody here any more.
  private func catchUp(
    _ place: inout Int64, _ due: inout DueCalls, _ write: (ByteBuffer) async throws -> Void
  ) async throws -> Bool {
    while true {
      guard let (page, calls, dueNow) = try await page(after: place, due) else { return false }
      place = page.end
      due = dueNow
      if !page.events.isEmpty { try await write(try Self.encoded(page.events)) }
      // Without an id: they are not in the journal, and a stream is not resumed behind one.
      if !calls.isEmpty { try await write(try Self.encoded(calls, withPlace: false)) }
      if !page.hasMore, calls.isEmpty { return true }
      try Task.checkCancellation()
    }
  }

  /// nil where the caller has left or lost her rights since.
  private func page(
    after place: Int64, _ due: DueCalls
  ) async throws -> (page: EventPage, calls: [LiveEvent], due: DueCalls)? {
    do {
      return try await desk.store.read { [self] reading in
        // Rights are looked up anew: a stream can outlive them.
        let caller = try desk.caller(uid: uid, acting: acting, reading)
        let scope = QueryScope(desk: desk, reading: reading, now: desk.clock.now(), caller: caller)
        let page = try scope.events(after: place)
        var due = due
        // What caused a plan is told before what the plan brings.
        let calls = page.hasMore ? [] : try due.next(scope, sequence: page.end)
        return (page, calls, due)
      }
    } catch let problem as Problem where problem.kind != .internal && problem.kind != .unavailable {
      return nil
    }
  }

  /// A comment that sets the reader's place without being an event.
  private static func mark(_ place: Int64) -> ByteBuffer {
    ByteBuffer(string: ":\nid: \(place)\n\n")
  }

  private static func encoded(_ events: [LiveEvent], withPlace: Bool = true) throws -> ByteBuffer {
    var buffer = ByteBuffer()
    for event in events {
      if withPlace { buffer.writeString("id: \(event.sequence)\n") }
      buffer.writeString("event: \(event.kind)\ndata: ")
      buffer.writeBytes(try WireCoder.encode(event))
      buffer.writeString("\n\n")
    }
    return buffer
  }
}
