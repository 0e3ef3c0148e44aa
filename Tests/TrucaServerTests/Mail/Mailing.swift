import Testing
import TrucaAPI
import TrucaClient
import TrucaCore
import TrucaServer

extension DeskFixture {
  /// A rep who has a mail address, with hours and a zone of her own.
  func addReader(
    _ login: String, zone: String = "Europe/London", hours: String? = nil, name: String? = nil, role: String = "rep"
  ) async throws {
    var change = UserChange()
    change.user = login
    change.name = name
    change.roles = [role]
    change.team = "north"
    change.zone = zone
    change.hours = hours
    change.mail = "\(login)@example.org"
    let user = change
    _ = try await by { try $0.addUser(user) }
  }

  /// Moves the clock by a span, carrying out all that falls due on the way.
  func pass(_ span: Span) async throws {
    try await advance(to: (clock.now() + span).rfc3339)
  }

  /// The next mail; nil where none is given out.
  func claim() async throws -> OutboxMail? {
    try await claimAnswer().mail
  }

  func claimAnswer() async throws -> ClaimAnswer {
    try await by { try $0.claimMail(ClaimRequest(mailer: "test:1")) }
  }

  /// Claims a mail that must be there.
  func claimed(from location: SourceLocation = #_sourceLocation) async throws -> OutboxMail {
    let mail = try await claim()
    return try #require(mail, sourceLocation: location)
  }

  @discardableResult
  func end(_ mail: OutboxMail, _ exitCode: Int32?, message: String? = nil) async throws -> OutboxRow {
    let result = SendResult(
      token: mail.token, exitCode: exitCode, signal: nil, timedOut: exitCode == nil, message: message)
    return try await by { try $0.report(result, of: mail.mail) }
  }

  /// Sends whatever can be sent now and returns it.
  @discardableResult
  func deliverAll() async throws -> [OutboxMail] {
    var sent: [OutboxMail] = []
    while let mail = try await claim() {
      try await end(mail, 0)
      sent.append(mail)
    }
    return sent
  }

  /// All mails, the oldest first.
  func outbox(state: String? = nil) async throws -> [OutboxRow] {
    try await by { try $0.outbox(state: state, limit: 1000) }.items.reversed()
  }

  func mail(_ id: Int64) async throws -> OutboxDetail {
    try await by { try $0.mail(id) }
  }

  /// What a promised callback of `anna`'s lead at a time is set up with.
  @discardableResult
  func promise(_ name: String = "Ada Byron", at time: String) async throws -> Int64 {
    let lead = try await addLead(name).lead
    _ = try await by { try $0.promise(lead, at: time) }
    return lead
  }

  /// Applies the shipped process with its reminders changed.
  func applyProcess(_ edit: @Sendable (String) -> String) async throws {
    let text = edit(try await by { try $0.process() }.text)
    let request = ProcessRequest(files: [ProcessFile(name: "process.toml", text: text)], note: nil)
    _ = try await by { try $0.applyProcess(request) }
  }
}
