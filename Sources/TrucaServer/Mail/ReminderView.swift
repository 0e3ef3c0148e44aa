internal import TrucaAPI
internal import TrucaCore
internal import TrucaStore

extension QueryScope {
  /// `GET /v1/reminders`: an administrator without a user sees all, others those that their roles get.
  func reminders() throws -> Page<ReminderRow> {
    let rules = try processInForce().reminders
    guard let person = caller.person else { return Page(items: rules.map { ReminderRow($0, off: false, next: nil) }) }
    let off = try reading.remindersOff(of: person.id)
    let runs = try reading.reminderRuns(of: person.id)
    return Page(
      items: try rules.filter { person.roles.contains($0.to.role) }.map { rule in
        let next = off.contains(rule.key) ? nil : runs.first { $0.kind == rule.key }?.next
        return ReminderRow(rule, off: off.contains(rule.key), next: try moment(next))
      })
  }

  /// `POST /v1/reminders/{key}/preview`: the mail as the caller would get it now. Sends nothing.
  func preview(reminder key: String) throws -> ReminderPreview {
    let person = try caller.requirePerson(to: "preview a reminder")
    let rule = try reminder(key)
    let values: [String: Any]
    switch rule.trigger {
    case .when: values = try digestValues(rule, person)
    case .before(let span): values = try samplePromise(rule, person, before: span)
    case .promiseMissed: values = try samplePromise(rule, person, before: nil)
    }
    let message = try MailMessage(rule.wording, values)
    return ReminderPreview(
      reminder: key, to: person.mail, subject: message.subject, text: message.text, html: message.html)
  }

  /// The reader's next promise or, without one, her next call as if it had been promised.
  private func samplePromise(_ rule: ReminderRule, _ person: UserAccount, before: Span?) throws -> [String: Any] {
    let stretch = Interval(start: now, end: now + .days(366))
    let next =
      try reading.promises(of: person.id).first ?? reading.comingCalls(of: person.id, in: stretch, limit: 1).first
    guard let next, let lead = try reading.progress(next.lead) else {
      throw Problem(.conflict, "cannot preview reminder \(rule.key): you have no call to come that it could tell of")
    }
    return try promiseValues(rule, person, lead: lead, at: next.call.promised ?? next.call.at, before: before)
  }

  func reminder(_ key: String) throws -> ReminderRule {
    let document = try processInForce()
    guard let rule = document.reminder(key) else {
      let known = document.reminders.map(\.key).joined(separator: ", ")
      throw Problem(.notFound, "cannot find reminder \(key): known are \(known.isEmpty ? "none" : known)")
    }
    return rule
  }

  private func processInForce() throws -> ProcessDocument {
    guard let version = try reading.processVersion() else {
      throw Problem(
        .unavailable, "cannot tell the reminders without a process: apply one with truca process apply PATH")
    }
    return try desk.process(version: version, reading)
  }
}

extension CommandScope {
  /// `PATCH /v1/me/reminders`: switches kinds `on` or `off` for the caller.
  func setReminders(_ change: [String: String]) throws -> Page<ReminderRow> {
    let person = try caller.requirePerson(to: "switch reminders")
    for (kind, word) in change.sorted(by: { $0.key < $1.key }) {
      let rule = try query.reminder(kind)
      guard word == "on" || word == "off" else {
        throw Problem(.badRequest, "cannot switch reminder \(kind) \(word): write on or off")
      }
      try tx.setReminder(rule.key, of: person.id, off: word == "off")
      try journal("reminderSwitched", about: .user(person.id), ["reminder": rule.key, "to": word])
    }
    return try query.reminders()
  }
}

extension ReminderRow {
  init(_ rule: ReminderRule, off: Bool, next: Moment?) {
    let when =
      switch rule.trigger {
      case .when(let cron): cron.text
      case .before(let span): "\(span.wholeMinutes) minutes before a promised callback"
      case .promiseMissed: "a promised callback was missed"
      }
    self.init(
      reminder: rule.key, name: rule.name, note: rule.note, to: rule.to.rawValue, when: when,
      content: rule.content.rawValue, workingDaysOnly: rule.workingDaysOnly, off: off, next: next)
  }
}
