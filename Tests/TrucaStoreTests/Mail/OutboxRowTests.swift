import Testing
import TrucaCore
import TrucaStore

@Suite("The outbox's rows")
struct OutboxRowTests {
  private static let moves: [MailRecord.State: Set<MailRecord.State>] = [
    .pending: [.sending, .cancelled, .dead], .sending: [.pending, .sent, .dead, .uncertain],
    .uncertain: [.sending, .pending, .sent, .dead, .cancelled], .sent: [], .dead: [], .cancelled: [],
  ]

  /// The steps that lead from pending to a state.
  private static let path: [MailRecord.State: [MailRecord.State]] = [
    .pending: [], .sending: [.sending], .uncertain: [.sending, .uncertain], .sent: [.sending, .sent], .dead: [.dead],
    .cancelled: [.cancelled],
  ]

  @Test("a mail moves in legal steps only", arguments: MailRecord.State.allCases, MailRecord.State.allCases)
  func moves(from: MailRecord.State, to: MailRecord.State) async throws {
    try await StoreFixture.run { fixture in
      try await fixture.store.write { tx in
        var mail = try fixture.mail(in: tx)
        for step in Self.path[from] ?? [] {
          mail = Self.moved(mail, to: step)
          try tx.update(mail)
        }
        let isLegal = from == to || Self.moves[from]?.contains(to) == true
        let wanted = Self.moved(mail, to: to)
        if isLegal {
          try tx.update(wanted)
          #expect(try tx.reading.mail(mail.id) == wanted)
        } else {
          #expect(throws: (any Error).self) { try tx.update(wanted) }
        }
      }
    }
  }

  private static func moved(_ mail: MailRecord, to state: MailRecord.State) -> MailRecord {
    var mail = mail
    mail.state = state
    let waits = state == .pending || state == .uncertain
    mail.nextTry = waits ? mail.due : nil
    mail.leaseEnd = state == .sending ? mail.due : nil
    mail.claimed = mail.due
    mail.token = "t"
    return mail
  }

  @Test("an occasion has one mail for each user and kind")
  func unique() async throws {
    try await StoreFixture.run { fixture in
      try await fixture.store.write { tx in
        var mail = try fixture.mail(in: tx)
        mail.id = try tx.nextMailID()
        mail.messageID = "<other@x>"
        let again = mail
        #expect(throws: (any Error).self) { try tx.insert(again) }
        mail.slot = "other"
        try tx.insert(mail)
        #expect(
          try tx.reading.mails(of: mail.user, in: .pending, before: nil, limit: 9).map(\.slot) == ["other", "slot"])
      }
    }
  }
}

extension StoreFixture {
  /// A mail of anna's that waits, in its first state.
  func mail(in tx: Transaction) throws -> MailRecord {
    let id = try tx.nextMailID()
    try tx.journal("mailQueued", about: .mail(id), facts: [:], by: .system, at: Self.now, request: nil)
    let mail = MailRecord(
      id: id, user: anna, kind: "morning", slot: "slot", cause: .slot, lead: nil, created: Self.now, due: Self.now,
      staleAt: Self.now + .hours(1), subject: "s", text: "t", html: nil, messageID: "<id@x>",
      journal: try tx.reading.lastSequence())
    try tx.insert(mail)
    return mail
  }
}
