internal import TrucaAPI
internal import TrucaCore
internal import TrucaStore

extension CommandScope {
  /// So late is a catch-up: a person gets one at a time.
  private static let lateness = Span.minutes(15)

  /// Composing takes some milliseconds: others get their turn in between.
  private static let digestsAtOnce = 10

  /// Brings the stored times of all users' reminders in line with process, zones and users.
  func scheduleReminders() throws {
    for user in try reading.users() { try scheduleReminders(of: user) }
  }

  /// Brings one user's stored times in line. A reminder that is new, or has moved, begins now: nothing is caught up on
  /// that she did not have before.
  func scheduleReminders(of user: UserAccount) throws {
    let runs = try reading.reminderRuns(of: user.id)
    var left = Set(runs.map(\.kind))
    for (rule, cron, zone) in try clockReminders(of: user) {
      left.remove(rule.key)
      let known = runs.first { $0.kind == rule.key }
      var run =
        known ?? ReminderRun(user: user.id, kind: rule.key, definition: "", slot: nil, considered: now, next: nil)
      let definition = "\(user.zone) \(cron.text)"
      if run.definition != definition { run.considered = max(run.considered, now) }
      run.definition = definition
      run.next = cron.next(after: run.considered, in: zone)?.instant
      if run != known { try tx.save(run) }
    }
    for kind in left { try tx.deleteReminderRun(of: user.id, kind: kind) }
  }

  private func clockReminders(of user: UserAccount) throws -> [(ReminderRule, CronExpression, Zone)] {
    guard !user.hasLeft, user.mail != nil, let zone = office.zone(user.zone), let version = try reading.processVersion()
    else { return [] }
    return try desk.process(version: version, reading).reminders.compactMap { rule in
      guard case .when(let cron) = rule.trigger, user.roles.contains(rule.to.role) else { return nil }
      return (rule, cron, zone)
    }
  }

  /// What the clock makes due about mails.
  func settleMails(by instant: Instant) throws -> Int {
    try remindDue(by: instant, limit: Self.digestsAtOnce) + lapseClaims(by: instant, limit: 100)
      + dropStaleMails(by: instant, limit: 100)
  }

  /// Queues the reminders of the clock whose time has come, and sets their next times.
  func remindDue(by instant: Instant, limit: Int) throws -> Int {
    let runs = try reading.remindersDue(by: instant, limit: limit)
    for run in runs { try remind(run) }
    return runs.count
  }

  private func remind(_ run: ReminderRun) throws {
    guard let user = try reading.user(run.user),
      let (rule, cron, zone) = try clockReminders(of: user).first(where: { $0.0.key == run.kind })
    else { return try tx.deleteReminderRun(of: run.user, kind: run.kind) }
    var run = run
    if let slot = cron.last(after: run.considered, through: now, in: zone), slot.key > run.slot ?? "" {
      run.slot = slot.key
      let isRepeated = try now - slot.instant > Self.lateness && hasJustHeard(user)
      if try isWanted(slot, rule, user), !isRepeated {
        let scope = query.reader(user)
        let message = try MailMessage(rule.wording, try scope.digestValues(rule, user))
        try queue(
          message, to: user,
          MailOccasion(
            rule: rule, slot: slot.key, cause: .slot, lead: nil, due: slot.instant, staleAfter: rule.staleAfter))
      }
    }
    run.considered = max(run.considered, now)
    run.next = cron.next(after: run.considered, in: zone)?.instant
    try tx.save(run)
  }

  private func isWanted(_ slot: ReminderSlot, _ rule: ReminderRule, _ user: UserAccount) throws -> Bool {
    guard now - slot.instant < rule.staleAfter, try wants(user, rule) else { return false }
    return !rule.workingDaysOnly || user.works(on: slot.date)
  }

  /// Whether a catch-up of what happened at `instant` is one too many: she gets one mail for an outage.
  func isCaughtUp(_ user: UserAccount, on instant: Instant) throws -> Bool {
    guard now - instant > Self.lateness else { return false }
    return try hasJustHeard(user) || isAboutToHear(user)
  }

  private func hasJustHeard(_ user: UserAccount) throws -> Bool {
    try reading.countMailsCreated(for: user.id, since: now - .minutes(1)) > 0
  }

  /// Whether a reminder of the clock is due for her this very moment, which tells of all.
  private func isAboutToHear(_ user: UserAccount) throws -> Bool {
    let due = try reading.reminderRuns(of: user.id).filter { $0.next.map { $0 <= now } ?? false }
    guard !due.isEmpty else { return false }
    return try clockReminders(of: user).contains { rule, cron, zone in
      guard let run = due.first(where: { $0.kind == rule.key }),
        let slot = cron.last(after: run.considered, through: now, in: zone), slot.key > run.slot ?? ""
      else { return false }
      return try isWanted(slot, rule, user)
    }
  }
}

extension UserAccount {
  /// Whether she works at some time of this local day.
  func works(on date: CivilDate) -> Bool {
    !hours[date.weekday].isEmpty && !daysOff.contains { $0.contains(date) }
  }
}
