internal import TrucaAPI
internal import TrucaCore
internal import TrucaStore

/// What of a lead the reminders of its promise follow from.
struct PromiseStand: Hashable, Sendable {
  var owner: UserID?
  var promise: LeadStanding.Promise?

  init(_ lead: LeadProgress) {
    owner = lead.owner
    promise = lead.standing.promise
  }
}

extension CommandScope {
  /// Makes the mails about a lead's promised callback follow what was decided: those of an old promise are cancelled,
  /// those of a new one queued, and a promise that was missed is told of.
  func remindOfPromise(_ lead: LeadProgress, before: PromiseStand, _ decisions: [LeadDecision]) throws {
    let stand = PromiseStand(lead)
    let isRenamed = stand.promise != nil && decisions.contains(where: \.changesWording)
    guard stand != before || isRenamed else { return }
    for mail in try reading.waitingMails(of: lead.id, cause: .promise) {
      try cancel(mail, "the callback is promised otherwise")
    }
    guard let promise = stand.promise, let owner = try stand.owner.flatMap({ try reading.user($0) }) else { return }
    let rules = try currentProcess().document.reminders
    guard promise.missedAt != nil else {
      for rule in rules { try queueReminder(rule, lead, promise.at, owner) }
      return
    }
    guard before.promise?.missedAt == nil || before.promise?.at != promise.at else { return }
    for rule in rules where rule.trigger == .promiseMissed { try queueMissed(rule, lead, promise.at, owner) }
  }

  private func queueReminder(_ rule: ReminderRule, _ lead: LeadProgress, _ at: Instant, _ owner: UserAccount) throws {
    // Whoever promises a callback for the next minutes needs no reminder of it.
    guard case .before(let span) = rule.trigger, at - span > now else { return }
    for user in try readers(rule, of: owner) where try isDay(rule, user, at - span) {
      let values = try query.reader(user).promiseValues(rule, user, lead: lead, at: at, before: span)
      try queue(
        try MailMessage(rule.wording, values), to: user,
        // The version tells a promise from one for the same time that was taken back.
        MailOccasion(
          rule: rule, slot: "lead \(lead.id.rawValue) \(at.rfc3339) \(lead.version)", cause: .promise, lead: lead.id,
          due: at - span, staleAfter: rule.staleAfter))
    }
  }

  private func queueMissed(_ rule: ReminderRule, _ lead: LeadProgress, _ at: Instant, _ owner: UserAccount) throws {
    let found = at + CallOrder.promiseGrace
    guard now - found < rule.staleAfter else { return }
    for user in try readers(rule, of: owner) where try isDay(rule, user, now) {
      guard try !isCaughtUp(user, on: found) else { continue }
      let values = try query.reader(user).promiseValues(rule, user, lead: lead, at: at, before: nil)
      try queue(
        try MailMessage(rule.wording, values), to: user,
        MailOccasion(
          rule: rule, slot: "lead \(lead.id.rawValue) \(at.rfc3339)", cause: .missed, lead: lead.id, due: now,
          staleAfter: rule.staleAfter))
    }
  }

  /// Who gets a reminder about a lead of `owner`.
  private func readers(_ rule: ReminderRule, of owner: UserAccount) throws -> [UserAccount] {
    let found = rule.to == .rep ? [owner] : try reading.users().filter { $0.team == owner.team }
    return try found.filter { try wants($0, rule) && office.zone($0.zone) != nil }
  }

  private func isDay(_ rule: ReminderRule, _ user: UserAccount, _ instant: Instant) throws -> Bool {
    guard rule.workingDaysOnly else { return true }
    return user.works(on: try query.zone(of: user).date(at: instant))
  }
}

extension LeadDecision {
  /// Whether what a mail says of the lead may have changed.
  fileprivate var changesWording: Bool {
    switch self {
    case .edited, .numberChosen: true
    default: false
    }
  }
}
