internal import Hummingbird
internal import TrucaAPI
internal import TrucaCore
internal import TrucaStore

extension Desk {
  /// The step of the machine's clock that waits to be accepted: until then nothing leaves the house, no call and no
  /// mail. Nil with a simulated clock.
  var clockStep: ClockStep? { (clock as? ClockGuard)?.step }

  /// Keeps what the clock's guard has to know after a restart; with a simulated clock only a way to the writer and back.
  public func keepClock() async throws {
    try await store.write { [clock] tx in
      guard let guarded = clock as? ClockGuard else { return }
      try tx.keep(clock: guarded.memory)
    }
  }

  /// `POST /v1/clock/accept`: lets the machine's clock count as it stands, and carries out what fell due by it.
  func acceptClock(_ request: CommandRequest) async throws -> ClockState {
    guard let guarded = clock as? ClockGuard else {
      throw Problem(.conflict, "cannot accept a step of a simulated clock: it makes none; move it with clock advance")
    }
    guard let step = guarded.step else {
      throw Problem(.conflict, "cannot accept a step of the clock: it has made none; see truca clock")
    }
    try await store.write { [self] tx in
      let scope = CommandScope(desk: self, tx: tx, now: clock.now(), request: request)
      try scope.journal(
        "clockAccepted", about: .clock, ["expected": step.expected.rfc3339, "shown": step.shown.rfc3339])
    }
    guarded.accept()
    try await keepClock()
    let settled = try await Ticker.settle(self, until: guarded.now())
    return try await query(request.caller) { try $0.clockState(settled: settled) }
  }
}

extension RouteKit {
  func acceptClock(_ request: Request, _ context: TrucaContext) async throws -> Response {
    let caller = try desk.identify(request, context)
    try caller.require(.administrator, to: "accept a step of the clock")
    let bytes = try await request.collect(limit: context.limits.bodyBytes)
    let command = try desk.commandRequest(request, context, caller: caller, body: bytes)
    return Response(try await desk.longCommand(command) { try await desk.acceptClock(command) })
  }
}

extension QueryScope {
  /// Why nobody gets a call while a step of the clock waits; nil where none does.
  func heldByClock() throws -> Nobody? {
    guard let step = desk.clockStep else { return nil }
    return Nobody(kind: "clockStep", sentence: try sentence(step), askAgain: nil)
  }

  /// What happened to the clock and what is to be done, in the caller's zone.
  func sentence(_ step: ClockStep) throws -> String {
    let from = step.expected.wallText(in: try zone)
    let to = step.shown.wallText(in: try zone)
    return "No call is handed out, for the machine's clock went from \(from) to \(to) at once;"
      + " set it right, or let an administrator accept it with truca clock accept."
  }
}
