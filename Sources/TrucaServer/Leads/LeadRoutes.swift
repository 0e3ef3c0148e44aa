internal import HTTPTypes
internal import Hummingbird
internal import ServiceLifecycle
internal import TrucaAPI
internal import TrucaCore
internal import TrucaDigest
internal import TrucaStore

extension RouteKit {
  // MARK: - Lists

  func listLeads(_ request: Request, _ context: TrucaContext) async throws -> Response {
    let state = try request.text("state").map { text in
      guard let state = LeadState(rawValue: text) else {
        let known = LeadState.allCases.map(\.rawValue).joined(separator: ", ")
        throw Problem(.badRequest, "cannot list leads that are \(text): a lead is one of \(known)")
      }
      return state
    }
    let limit = try request.count("limit", default: 100, in: 1...1000)
    let atRisk = try request.flag("atRisk")
    let missed = try request.flag("missed")
    return try await query(request, context) { scope in
      var filter = LeadFilter()
      filter.state = state
      filter.missed = missed
      filter.owner = try request.text("owner").map { try scope.user($0).id }
      filter.teams = request.text("team").map { [$0] }
      filter.text = request.text("q")
      if atRisk { return try scope.atRisk(filter, limit: limit) }
      return try scope.list(filter, cursor: request.text("cursor"), limit: limit)
    }
  }

  func listHeld(_ request: Request, _ context: TrucaContext) async throws -> Response {
    let limit = try request.count("limit", default: 100, in: 1...1000)
    return try await query(request, context) { scope in
      var filter = LeadFilter()
      filter.state = .held
      filter.place = request.text("in")?.uppercased()
      filter.heldFor = request.text("reason")
      return try scope.list(filter, cursor: request.text("cursor"), limit: limit)
    }
  }

  // MARK: - One lead

  func showLead(_ request: Request, _ context: TrucaContext) throws -> Response {
    let id = try context.number("lead", of: "lead")
    let caller = try desk.identify(request, context)
    let lead = try desk.queryHere(caller) { try $0.view(lead: id) }
    return try .json(lead, headers: [.eTag: "\"\(lead.version)\""])
  }

  func editLead(_ request: Request, _ context: TrucaContext) async throws -> Response {
    let id = try context.number("lead", of: "lead")
    let version = try request.ifMatch()
    return try await command(request, context, body: LeadChange.self) { scope, change in
      try scope.edit(lead: id, change, version: version)
    }
  }

  func assign(_ request: Request, _ context: TrucaContext) async throws -> Response {
    let id = try context.number("lead", of: "lead")
    return try await command(request, context, body: AssignRequest.self) { try $0.assign(lead: id, to: $1.to) }
  }

  func stop(_ request: Request, _ context: TrucaContext) async throws -> Response {
    let id = try context.number("lead", of: "lead")
    return try await command(request, context, body: StopRequest.self) { try $0.stop(lead: id, reason: $1.reason) }
  }

  func addNote(_ request: Request, _ context: TrucaContext) async throws -> Response {
    let id = try context.number("lead", of: "lead")
    return try await command(request, context, body: NoteRequest.self) { try $0.addNote($1.text, to: id) }
  }

  func promise(_ request: Request, _ context: TrucaContext) async throws -> Response {
    let id = try context.number("lead", of: "lead")
    return try await command(request, context, body: TimeRequest.self) { try $0.promise(lead: id, at: $1.at) }
  }

  func snooze(_ request: Request, _ context: TrucaContext) async throws -> Response {
    let id = try context.number("lead", of: "lead")
    return try await command(request, context, body: TimeRequest.self) { try $0.snooze(lead: id, until: $1.at) }
  }

  func recordMade(_ request: Request, _ context: TrucaContext) async throws -> Response {
    let id = try context.number("lead", of: "lead")
    return try await command(request, context, body: MadeCallRequest.self, status: 201) { scope, made in
      try scope.recordMade(made, lead: id)
    }
  }

  // MARK: - Intake

  func addLeads(_ request: Request, _ context: TrucaContext) async throws -> Response {
    let type = request.headers[.contentType]?.prefix { $0 != ";" && $0 != " " }.lowercased()
    if type == "application/x-ndjson" { return try await addMany(request, context) }
    return try await command(request, context, body: LeadEntry.self, status: 201) { scope, entry in
      try scope.requireIntake()
      return try scope.add(entry)
    }
  }

  func addMailed(_ request: Request, _ context: TrucaContext) async throws -> Response {
    try await command(request, context, body: MailedLead.self, status: 201) { scope, mail in
      try scope.requireIntake()
      return try scope.add(mail)
    }
  }

  /// NDJSON: each line is its own command; lines that are there together share transactions.
  private func addMany(_ request: Request, _ context: TrucaContext) async throws -> Response {
    let caller = try desk.identify(request, context)
    let command = try desk.commandRequest(request, context, caller: caller, body: [])
    let desk = desk
    return try .ndjson(request, context: context) { lines, output in
      while let group = try await lines.next(upTo: 128) {
        try await output.write(await desk.add(group, command))
        guard !Task.isShuttingDownGracefully else {
          throw Problem(.unavailable, "cannot take the next line: trucad is stopping; send what has no answer again")
        }
      }
    }
  }

  // MARK: - Held leads

  func settle(_ request: Request, _ context: TrucaContext) async throws -> Response {
    let caller = try desk.identify(request, context)
    try caller.require(.manager, .administrator, to: "settle held leads")
    let (body, bytes) = try await request.decodeWithBytes(SettleRequest.self, context: context)
    let command = try desk.commandRequest(request, context, caller: caller, body: bytes)
    return Response(try await desk.longCommand(command) { try await desk.settle(body, command) })
  }
}

extension CommandRequest {
  /// The request's one line as a command of its own, whose answer is kept under the line's number. The key of a whole
  /// request holds no blank, so none of theirs is the same.
  fileprivate func forLine(_ line: NDJSONLine) -> CommandRequest {
    var request = self
    guard let key = idempotencyKey else { return request }
    request.idempotencyKey = "\(key) \(line.number)"
    request.fingerprint = Fingerprint.sha256(fingerprint + line.bytes)
    return request
  }
}

extension CommandScope {
  func requireIntake() throws {
    try caller.require(.rep, .manager, .intake, .administrator, to: "add leads")
  }
}

extension Desk {
  /// Adds the leads of some lines, each as its own command.
  func add(_ lines: [NDJSONLine], _ request: CommandRequest) async -> [LeadLineAnswer] {
    await withTaskGroup(of: LeadLineAnswer.self) { tasks in
      // Each runs up to the writer's queue before the next one begins, so the order of the lines is kept.
      for line in lines { tasks.addImmediateTask { [self] in await add(line, request) } }
      var answers: [LeadLineAnswer] = []
      for await answer in tasks { answers.append(answer) }
      return answers.sorted { $0.line < $1.line }
    }
  }

  private func add(_ line: NDJSONLine, _ request: CommandRequest) async -> LeadLineAnswer {
    do {
      let entry = try line.decode(LeadEntry.self)
      let answer = try await command(request.forLine(line)) { scope in
        try scope.requireIntake()
        return try scope.add(entry)
      }
      return LeadLineAnswer(line: line.number, answer: try WireCoder.decode(IntakeAnswer.self, from: answer.body))
    } catch let problem as Problem {
      return LeadLineAnswer(line: line.number, problem: problem)
    } catch {
      return LeadLineAnswer(line: line.number, problem: Problem(.internal, "cannot store this line; send it again"))
    }
  }

  /// Settles all selected held leads in groups, so that other commands get their turn in between.
  func settle(_ body: SettleRequest, _ request: CommandRequest) async throws -> SettleAnswer {
    let settlement = try await store.write { [self] tx in
      try CommandScope(desk: self, tx: tx, now: clock.now(), request: request).settlement(body)
    }
    let selected = try await query(request.caller) { try $0.heldLeads(body) }
    var answer = SettleAnswer(selected: selected.count, released: 0, backlog: 0, stillHeld: [:])
    for start in stride(from: 0, to: selected.count, by: 100) {
      let group = selected[start..<min(start + 100, selected.count)]
      let settled = try await store.write { [self] tx in
        let scope = CommandScope(desk: self, tx: tx, now: clock.now(), request: request)
        return try group.compactMap { try scope.settle(settlement, lead: $0) }
      }
      for lead in settled {
        switch lead.standing.state {
        case .open: answer.released += 1
        case .backlog: answer.backlog += 1
        case .held: for reason in lead.standing.held { answer.stillHeld[reason.kind, default: 0] += 1 }
        case .closed: break
        }
      }
    }
    return answer
  }
}

extension QueryScope {
  /// Numbers of the held leads that a request selects and the caller may handle.
  func heldLeads(_ request: SettleRequest) throws -> [LeadID] {
    if let ids = request.leads {
      return try ids.map { id in
        let lead = try lead(id)
        guard lead.standing.state == .held else {
          throw Problem(.conflict, "cannot settle lead \(id): it is \(lead.standing.state.rawValue), not held")
        }
        return lead.id
      }
    }
    var filter = LeadFilter(held: request)
    if !caller.has(.administrator) { filter.teams = [caller.person?.team ?? ""] }
    return try reading.leads(filter, limit: 1_000_000).map(\.id)
  }
}
