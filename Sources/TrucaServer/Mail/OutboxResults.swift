internal import TrucaAPI
internal import TrucaCore
internal import TrucaStore

extension CommandScope {
  /// Faults of the set-up over so many recipients in a row stop the queue.
  private static let faultsToPause = 3
  private static let messageBytes = 1000

  /// `POST /v1/outbox/{mail}/result`: how sendmail ended.
  func takeResult(_ id: Int64, _ result: SendResult) throws -> OutboxRow {
    var mail = try query.mail(id)
    guard mail.token == result.token else {
      throw Problem(.conflict, "cannot take this result of mail \(id): the claim is not the last one; claim again")
    }
    // The same result told again, after its answer was lost, changes nothing.
    guard mail.state == .sending || mail.state == .uncertain else { return try query.row(mail) }
    let exitCode = result.timedOut || result.signal != nil ? nil : result.exitCode
    mail.leaseEnd = nil
    mail.nextTry = nil
    mail.lastExit = exitCode
    mail.lastMessage = Self.message(result)
    let verdict = SendVerdict(exitCode: exitCode)
    switch verdict {
    case .sent: mail.state = .sent
    case .refused: mail.state = .dead
    case .retry: wait(&mail)
    case .setUp:
      mail.attempts -= 1
      mail.setUpFaults += 1
      wait(&mail)
    }
    try tx.update(mail)
    try journal(Self.kind(mail.state), about: .mail(mail.id), exitCode.map { ["exit": String($0)] } ?? [:])
    try count(verdict, mail)
    return try query.row(try query.mail(id))
  }

  private func wait(_ mail: inout MailRecord) {
    guard let pause = RetrySchedule.pause(afterTries: mail.attempts + mail.setUpFaults) else {
      mail.state = .dead
      return
    }
    mail.state = .pending
    mail.nextTry = now + pause
  }

  private static func kind(_ state: MailRecord.State) -> String {
    switch state {
    case .sent: "mailSent"
    case .dead: "mailDead"
    default: "mailTried"
    }
  }

  private static func message(_ result: SendResult) -> String? {
    if let text = result.message.map(MailText.line), !text.isEmpty { return MailText.cut(text, bytes: messageBytes) }
    if result.timedOut { return "sendmail did not end in time" }
    return result.signal.map { "signal \($0) ended sendmail" }
  }

  /// Counts faults of the set-up that follow each other; enough of them stop the queue, and no mail loses a try.
  private func count(_ verdict: SendVerdict, _ mail: MailRecord) throws {
    var queue = try reading.mailQueue()
    guard verdict == .setUp else {
      guard !queue.faultUsers.isEmpty else { return }
      queue.faultUsers = []
      return try tx.save(queue)
    }
    queue.faultUsers.insert(mail.user)
    if queue.faultUsers.count >= Self.faultsToPause, queue.pausedAt == nil {
      queue.pausedAt = now
      queue.reason =
        "sendmail failed for \(Self.faultsToPause) recipients in a row, last with code \(mail.lastExit ?? 0)"
      queue.faultUsers = []
      try journal("mailPaused", about: .mailQueue)
      try giveBackTries()
    }
    try tx.save(queue)
  }

  private func giveBackTries() throws {
    for kept in try reading.mailsKeptBack() {
      var mail = kept
      mail.setUpFaults = 0
      mail.nextTry = now
      try tx.update(mail)
    }
  }
}
