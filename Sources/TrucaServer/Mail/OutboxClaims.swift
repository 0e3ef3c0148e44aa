internal import TrucaAPI
internal import TrucaCore
internal import TrucaStore

extension CommandScope {
  /// How long a claim holds, over restarts of either side.
  private static let claimLease = Span.minutes(15)
  private static let looked = 200
  private static let mostLapses = 5

  /// `POST /v1/outbox/claim`: the mail that waits longest, for a while, or when to ask again.
  func claimMail() throws -> ClaimAnswer {
    _ = try lapseClaims(by: now, limit: Self.looked)
    _ = try dropStaleMails(by: now, limit: Self.looked)
    guard try query.mailHeld() == nil else { return ClaimAnswer(mail: nil, askAgain: nil) }
    let settings = try currentProcess().document.mail
    let minute = try reading.mailsClaimed(since: now - .minutes(1))
    if minute.count >= settings.perMinute {
      return ClaimAnswer(
        mail: nil, askAgain: try query.moment(minute.first.map { max($0, now - .minutes(1)) + .minutes(1) }))
    }
    for _ in 0..<Self.looked {
      guard let mail = try reading.dueMail(at: now) else { break }
      if let claimed = try claim(mail, settings) { return ClaimAnswer(mail: claimed, askAgain: nil) }
    }
    return ClaimAnswer(mail: nil, askAgain: try query.moment(try reading.nextMailTry().map { max($0, now) }))
  }

  /// nil if it cannot go out now; it then waits for another day or is cancelled.
  private func claim(_ waiting: MailRecord, _ settings: MailSettings) throws -> OutboxMail? {
    var mail = waiting
    guard let user = try reading.user(mail.user), !user.hasLeft, let address = user.mail else {
      try cancel(mail, "its reader has no address any more")
      return nil
    }
    let day = try query.day(of: user, at: now)
    let today = try reading.countMailsClaimed(of: user.id, since: day.start)
    let isCounted = mail.claimed.map { $0 >= day.start } ?? false
    guard today - (isCounted ? 1 : 0) < settings.perPersonAndDay else {
      mail.nextTry = day.end
      try tx.update(mail)
      return nil
    }
    mail.state = .sending
    mail.attempts += 1
    mail.nextTry = nil
    mail.token = Self.randomText()
    mail.claimed = now
    mail.leaseEnd = now + Self.claimLease
    try tx.update(mail)
    return OutboxMail(
      mail: mail.id.rawValue, token: mail.token ?? "", leaseEnd: try query.moment(now + Self.claimLease),
      attempt: mail.attempts + mail.setUpFaults, from: settings.from, to: address, toName: MailText.line(user.name),
      messageId: mail.messageID, date: mail.due.rfc3339, subject: mail.subject, text: mail.text, html: mail.html,
      calendar: mail.calendar)
  }

  /// A claim that ended without a result leaves its mail uncertain; it is given out again, so that no kill loses it. One
  /// that takes its mailer down each time is dead in the end.
  func lapseClaims(by instant: Instant, limit: Int) throws -> Int {
    let mails = try reading.mailsLapsed(by: instant, limit: limit)
    for lapsed in mails {
      var mail = lapsed
      mail.lapses += 1
      mail.leaseEnd = nil
      mail.lastExit = nil
      mail.lastMessage = "the mailer did not say how it went"
      mail.state = mail.lapses < Self.mostLapses ? .uncertain : .dead
      mail.nextTry = mail.state == .uncertain ? now : nil
      try tx.update(mail)
      try journal(mail.state == .uncertain ? "mailUncertain" : "mailDead", about: .mail(mail.id))
    }
    return mails.count
  }

  /// What has waited too long is dropped: one that was never tried is cancelled, another has failed.
  func dropStaleMails(by instant: Instant, limit: Int) throws -> Int {
    let mails = try reading.mailsStale(by: instant, limit: limit)
    for stale in mails {
      var mail = stale
      guard mail.claimed != nil else {
        try cancel(mail, "it waited too long")
        continue
      }
      mail.state = .dead
      mail.nextTry = nil
      if mail.lastMessage == nil { mail.lastMessage = "it waited too long" }
      try tx.update(mail)
      try journal("mailDead", about: .mail(mail.id))
    }
    return mails.count
  }
}
