internal import Synchronization
internal import TrucaAPI
internal import TrucaCore
internal import TrucaPhone
public import TrucaStore

/// Where commands are carried out, one after another: load, rule, save, in one transaction without a pause in between.
public final class Desk: Sendable {
  public let store: Store
  public let clock: any TimeSource
  public let office: LegalOffice
  /// Where the office has its zones from.
  let zones: ZoneCache
  let phones: PhoneReader
  let roster = Roster()
  /// Who may have something to say in the daemon's status.
  let alarms = AlarmBoard()
  /// Shows that what falls due is being looked at.
  let heartbeat = Heartbeat()
  private let present: Mutex<DeskSettings>
  /// Whether leads wait to be looked over by a changed law.
  let reviewWish = ReviewWish()
  private let processes = Mutex<[Int: ProcessDocument]>([:])

  init(store: Store, clock: any TimeSource, office: LegalOffice, zones: ZoneCache, settings: DeskSettings) {
    self.store = store
    self.clock = clock
    self.office = office
    self.zones = zones
    present = Mutex(settings)
    phones = PhoneReader()
  }

  /// The system's settings in force; a reload changes them.
  public var settings: DeskSettings { present.withLock { $0 } }

  func use(_ settings: DeskSettings) { present.withLock { $0 = settings } }

  /// Carries out a command. The answer is encoded inside the transaction and kept with the idempotency key, so that a
  /// repetition gets the same bytes; what `work` throws leaves nothing behind.
  func command<Answer: Encodable & SendableMetatype>(
    _ request: CommandRequest, _ work: @escaping @Sendable (CommandScope) throws -> Answer
  ) async throws -> CommandAnswer {
    try await store.write { [self] tx in
      let scope = CommandScope(desk: self, tx: tx, now: clock.now(), request: request)
      if let kept = try scope.keptAnswer() { return CommandAnswer(status: kept.status, body: kept.body) }
      return try keepingLaw {
        let body = try WireCoder.encode(try work(scope))
        try scope.renewLease()
        try scope.keep(status: request.status, body: body)
        return CommandAnswer(status: request.status, body: body)
      }
    }
  }

  /// What a command changes of the law is in force at once for whatever comes behind it; where it fails, the law in
  /// memory goes back with the store's.
  private func keepingLaw<Answer>(_ work: () throws -> Answer) throws -> Answer {
    let (law, settings) = (office.inForce, settings)
    do {
      return try work()
    } catch {
      office.restore(law)
      use(settings)
      throw error
    }
  }

  /// Carries out what takes several transactions. The answer is kept once the last one is through: a repetition after
  /// that gets the same bytes, one before it goes on with what is left.
  func longCommand<Answer: Encodable & Sendable>(
    _ request: CommandRequest, _ work: () async throws -> Answer
  ) async throws -> CommandAnswer {
    let kept = try await store.write { [self] tx in
      try CommandScope(desk: self, tx: tx, now: clock.now(), request: request).keptAnswer()
    }
    if let kept { return CommandAnswer(status: kept.status, body: kept.body) }
    let body = try WireCoder.encode(try await work())
    try await store.write { [self] tx in
      let scope = CommandScope(desk: self, tx: tx, now: clock.now(), request: request)
      // The same request may have come twice at once.
      if try scope.keptAnswer() == nil { try scope.keep(status: request.status, body: body) }
    }
    return CommandAnswer(status: request.status, body: body)
  }

  /// What falls due by itself, done by the system.
  func systemCommand<Answer: Sendable>(
    _ work: @escaping @Sendable (CommandScope) throws -> Answer
  ) async throws -> Answer {
    try await store.write { [self] tx in
      let caller = Caller(uid: 0, user: nil, actingAs: nil, roles: [])
      let request = CommandRequest(caller: caller, id: "")
      return try keepingLaw {
        try work(CommandScope(desk: self, tx: tx, now: clock.now(), request: request, actor: .system))
      }
    }
  }

  /// Answers at once from a snapshot what is over in a few milliseconds.
  func queryHere<Answer>(_ caller: Caller, _ work: (QueryScope) throws -> Answer) throws -> Answer {
    try store.readHere { snapshot in
      try work(QueryScope(desk: self, reading: snapshot, now: clock.now(), caller: caller))
    }
  }

  /// Answers from a snapshot, on another thread.
  func query<Answer: Sendable>(
    _ caller: Caller, _ work: @escaping @Sendable (QueryScope) throws -> Answer
  ) async throws -> Answer {
    try await store.read { [self] snapshot in
      try work(QueryScope(desk: self, reading: snapshot, now: clock.now(), caller: caller))
    }
  }

  /// A version of the process; versions never change, so each is read once.
  func process(version: Int, _ reading: Snapshot) throws -> ProcessDocument {
    if let known = processes.withLock({ $0[version] }) { return known }
    guard let process = try reading.process(version: version) else {
      throw Problem(.internal, "cannot find process version \(version); run truca doctor")
    }
    processes.withLock { $0[version] = process.document }
    return process.document
  }
}
