internal import TrucaAPI
internal import TrucaCore
internal import TrucaDigest
internal import TrucaStore

/// What a mail is queued for.
struct MailOccasion: Hashable, Sendable {
  var rule: ReminderRule
  /// Names the occasion: one mail for each user, rule and slot.
  var slot: String
  var cause: MailRecord.Cause
  var lead: LeadID?
  var due: Instant
  var staleAfter: Span
}

extension CommandScope {
  /// Whether a user gets this reminder at all: she has the role and an address, and has not switched it off.
  func wants(_ user: UserAccount, _ rule: ReminderRule) throws -> Bool {
    guard !user.hasLeft, user.mail != nil, user.roles.contains(rule.to.role) else { return false }
    return try !reading.remindersOff(of: user.id).contains(rule.key)
  }

  /// Queues a mail in the transaction of what causes it, journal entry and all. Nothing happens where the occasion has
  /// had its mail.
  func queue(_ message: MailMessage, to user: UserAccount, _ occasion: MailOccasion) throws {
    let kind = occasion.rule.key
    guard try reading.mail(user: user.id, kind: kind, slot: occasion.slot) == nil else { return }
    let id = try tx.nextMailID()
    try journal("mailQueued", about: .mail(id), ["reminder": kind, "user": String(user.id.rawValue)])
    try tx.insert(
      MailRecord(
        id: id, user: user.id, kind: kind, slot: occasion.slot, cause: occasion.cause, lead: occasion.lead,
        created: now, due: occasion.due, staleAt: occasion.due + occasion.staleAfter, subject: message.subject,
        text: message.text, html: message.html, messageID: try Self.messageID(currentProcess().document.mail),
        journal: try reading.lastSequence()))
  }

  /// Ends a waiting mail that is not wanted any more.
  func cancel(_ mail: MailRecord, _ why: String) throws {
    var ended = mail
    ended.state = .cancelled
    ended.nextTry = nil
    ended.lastMessage = why
    try tx.update(ended)
    try journal("mailCancelled", about: .mail(mail.id))
  }

  /// `<random@domain>`, by which receivers know a copy.
  static func messageID(_ settings: MailSettings) -> String { "<truca.\(randomText())@\(settings.domain)>" }

  /// 128 random bits as hexadecimal digits.
  static func randomText() -> String {
    var generator = SystemRandomNumberGenerator()
    return Fingerprint.hex((0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
  }
}
