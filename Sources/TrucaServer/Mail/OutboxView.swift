internal import TrucaAPI
internal import TrucaCore
internal import TrucaStore

extension QueryScope {
  private static let alarmsNamed = 5
  /// A mail that could have been claimed for so long waits for nobody.
  private static let unclaimed = Span.minutes(10)

  /// Why no mail is given out; nil: mails go. The one question that a claim asks.
  func mailHeld() throws -> String? {
    if let step = desk.clockStep { return try sentence(step) }
    let queue = try reading.mailQueue()
    return queue.pausedAt == nil ? nil : queue.reason
  }

  func mail(_ id: Int64) throws -> MailRecord {
    guard let mail = try reading.mail(MailID(id)) else {
      throw Problem(.notFound, "cannot find mail \(id): there is none with that number; see truca outbox list")
    }
    return mail
  }

  func row(_ mail: MailRecord) throws -> OutboxRow {
    OutboxRow(
      mail: mail.id.rawValue, state: mail.state.rawValue, kind: mail.kind, user: try login(mail.user) ?? "",
      due: try moment(mail.due), attempts: mail.attempts + mail.setUpFaults, lastExitCode: mail.lastExit,
      lastMessage: mail.lastMessage, nextTry: try moment(mail.nextTry))
  }

  /// `GET /v1/outbox`: an administrator sees all, others their own.
  func outbox(state: String?, cursor: String?, limit: Int) throws -> Page<OutboxRow> {
    let wanted = try state.map { text in
      guard let state = MailRecord.State(rawValue: text) else {
        let known = MailRecord.State.allCases.map(\.rawValue).joined(separator: ", ")
        throw Problem(.badRequest, "cannot list mails that are \(text): write one of \(known)")
      }
      return state
    }
    let before = try cursor.map { text in
      guard let id = Int64(text) else {
        throw Problem(.badRequest, "cannot go on from cursor \(text): use the one that the last page gave")
      }
      return MailID(id)
    }
    let found = try reading.mails(of: try mailOwner, in: wanted, before: before, limit: limit + 1)
    let rows = try found.prefix(limit).map(row)
    return Page(items: rows, next: found.count > limit ? rows.last.map { String($0.mail) } : nil)
  }

  /// Whose mails the caller sees; nil: everybody's.
  private var mailOwner: UserID? {
    get throws {
      if caller.has(.administrator) { return nil }
      return try caller.requirePerson(to: "list mails").id
    }
  }

  /// `GET /v1/outbox/{mail}`
  func outboxDetail(_ id: Int64) throws -> OutboxDetail {
    let mail = try mail(id)
    guard caller.has(.administrator) || mail.user == caller.person?.id else {
      throw Problem(.forbidden, "cannot show mail \(id): it is another's; ask an administrator")
    }
    return OutboxDetail(
      row: try row(mail), to: try reading.user(mail.user)?.mail, messageId: mail.messageID,
      staleAt: try moment(mail.staleAt), subject: mail.subject, text: mail.text, html: mail.html)
  }

  func outboxState() throws -> OutboxState {
    let queue = try reading.mailQueue()
    return OutboxState(
      paused: queue.pausedAt != nil, reason: queue.pausedAt == nil ? nil : queue.reason,
      since: try moment(queue.pausedAt), waiting: try reading.countMailsWaiting())
  }

  /// What of the mails needs attention, for `GET /v1/status`.
  func mailAlarms() throws -> [Alarm] {
    var alarms: [Alarm] = []
    let queue = try reading.mailQueue()
    if let since = queue.pausedAt {
      alarms.append(
        Alarm(
          kind: "mailPaused",
          sentence: "No mail is sent: \(queue.reason); mend it, then type truca outbox resume.",
          since: try moment(since)))
    } else if desk.clockStep == nil {
      let waiting = try reading.countMailsWaiting(since: now - Self.unclaimed)
      if waiting > 0 {
        let mails = waiting == 1 ? "1 mail waits" : "\(waiting) mails wait"
        alarms.append(
          Alarm(kind: "mailWaiting", sentence: "\(mails) to be sent, and nobody fetches: is truca-mailer running?"))
      }
    }
    return alarms + (try deadAlarms())
  }

  private func deadAlarms() throws -> [Alarm] {
    let dead = try reading.deadMails(limit: Self.alarmsNamed)
    var alarms = try dead.map { mail in
      let why = mail.lastExit.map { "sendmail ended with code \($0)" } ?? mail.lastMessage ?? "it was tried in vain"
      return Alarm(
        kind: "mailDead",
        sentence: "Mail \(mail.id.rawValue) to \(try login(mail.user) ?? "") was not delivered: \(why); see "
          + "truca outbox show \(mail.id.rawValue), then retry or drop it.")
    }
    let more = try reading.countDeadMails() - dead.count
    if more > 0 {
      let mails = more == 1 ? "1 more mail was" : "\(more) more mails were"
      alarms.append(
        Alarm(kind: "mailDead", sentence: "\(mails) not delivered: see truca outbox list --state dead."))
    }
    return alarms
  }
}
