internal import TrucaAPI
internal import TrucaCore
internal import TrucaStore

extension CommandScope {
  /// `POST /v1/outbox/{mail}/retry`: a mail that waits is tried at once; of one that has failed a copy is queued, for
  /// its own end is final.
  func retryMail(_ id: Int64) throws -> OutboxRow {
    var mail = try query.mail(id)
    switch mail.state {
    case .pending:
      mail.nextTry = now
      try tx.update(mail)
      return try query.row(mail)
    case .dead, .cancelled: return try query.row(try queueCopy(of: mail))
    case .sent, .sending, .uncertain:
      throw Problem(
        .conflict,
        "cannot send mail \(id) again: it is \(mail.state.rawValue), and would come twice; see truca outbox show")
    }
  }

  private func queueCopy(of failed: MailRecord) throws -> MailRecord {
    guard let user = try reading.user(failed.user), !user.hasLeft, user.mail != nil else {
      throw Problem(
        .conflict,
        "cannot send mail \(failed.id.rawValue) again: its reader has no address; set one with truca user set")
    }
    if let copy = try reading.livingCopy(of: failed) {
      let (id, copyID) = (failed.id.rawValue, copy.id.rawValue)
      throw Problem(
        .conflict,
        "cannot send mail \(id) again: its copy \(copyID) is \(copy.state.rawValue); see truca outbox show \(copyID)")
    }
    let id = try tx.nextMailID()
    try journal("mailQueued", about: .mail(id), ["reminder": failed.kind, "copyOf": String(failed.id.rawValue)])
    // By hand it is wanted however late it is: it becomes stale after as long as it had at first.
    var copy = MailRecord(
      id: id, user: failed.user, kind: failed.kind, slot: "\(failed.slot) copy \(id.rawValue)", cause: failed.cause,
      lead: failed.lead, created: now, due: now, staleAt: now + (failed.staleAt - failed.due),
      subject: failed.subject, text: failed.text, html: failed.html,
      messageID: Self.messageID(try currentProcess().document.mail), journal: try reading.lastSequence())
    copy.calendar = failed.calendar
    try tx.insert(copy)
    try see(failed)
    return copy
  }

  /// `POST /v1/outbox/{mail}/drop`: a mail that waits is not sent, and the failure of a dead one is taken note of.
  func dropMail(_ id: Int64) throws -> OutboxRow {
    let mail = try query.mail(id)
    switch mail.state {
    case .pending, .uncertain: try cancel(mail, "dropped by hand")
    case .dead: try see(mail)
    case .sent, .sending, .cancelled:
      throw Problem(.conflict, "cannot drop mail \(id): it is \(mail.state.rawValue); see truca outbox list")
    }
    return try query.row(try query.mail(id))
  }

  private func see(_ mail: MailRecord) throws {
    guard !mail.isSeen else { return }
    var seen = mail
    seen.isSeen = true
    try tx.update(seen)
  }

  /// `POST /v1/outbox/pause`: claims give nothing until the queue is resumed.
  func pauseMails(_ reason: String?) throws -> OutboxState {
    var queue = try reading.mailQueue()
    guard queue.pausedAt == nil else {
      throw Problem(.conflict, "cannot pause the mails: they are paused already; go on with truca outbox resume")
    }
    let words = reason.map(MailText.line) ?? ""
    queue.pausedAt = now
    queue.reason = words.isEmpty ? "paused by hand" : MailText.cut(words, bytes: 500)
    try tx.save(queue)
    try journal("mailPaused", about: .mailQueue)
    return try query.outboxState()
  }

  /// `POST /v1/outbox/resume`
  func resumeMails() throws -> OutboxState {
    guard try reading.mailQueue().pausedAt != nil else {
      throw Problem(.conflict, "cannot resume the mails: they are not paused; see truca status")
    }
    try tx.save(MailQueue())
    try journal("mailResumed", about: .mailQueue)
    return try query.outboxState()
  }
}
