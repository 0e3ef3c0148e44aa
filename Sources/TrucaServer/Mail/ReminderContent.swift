internal import TrucaAPI
internal import TrucaCore
internal import TrucaStore

/// The values that wording can print. Each is one line of text; what is empty is left out, so that its section is too.
extension QueryScope {
  private static let notesTold = 3

  /// The scope of the one who reads the mail: times are hers.
  func reader(_ user: UserAccount) -> QueryScope {
    let caller = Caller(uid: user.uid ?? 0, user: user, actingAs: nil, roles: user.roles)
    return QueryScope(desk: desk, reading: reading, now: now, caller: caller)
  }

  /// What every mail knows.
  func commonValues(_ rule: ReminderRule, _ user: UserAccount) throws -> [String: Any] {
    let zone = try zone(of: user)
    return [
      "name": MailText.line(user.name), "reminder": rule.key, "zone": user.zone, "date": zone.date(at: now).shortText,
    ]
  }

  /// What a mail about one promised callback knows.
  ///
  /// - Parameter before: how long before it the mail comes; nil: it was missed.
  func promiseValues(
    _ rule: ReminderRule, _ user: UserAccount, lead: LeadProgress, at instant: Instant, before: Span?
  ) throws -> [String: Any] {
    var values = try commonValues(rule, user)
    try values.merge(leadValues(lead.id, at: instant)) { $1 }
    if let before { values["minutes"] = String(before.wholeMinutes) }
    values["notes"] = try notes(of: lead.id, last: Self.notesTold).map { note -> [String: Any] in
      ["noteAt": note.at.words, "noteBy": MailText.line(note.by), "noteText": MailText.line(note.text)]
    }
    return values
  }

  /// A lead with its number, for a call at an instant.
  func leadValues(_ id: LeadID, at instant: Instant) throws -> [String: Any] {
    let person = try reading.person(id)
    let place = try reading.place(of: id)?.place
    var values: [String: Any] = [
      "lead": String(id.rawValue), "leadName": MailText.line(person?.name ?? ""),
      "at": String(try moment(instant).local.suffix(5)),
    ]
    func add(_ key: String, _ text: String?) {
      guard let line = text.map(MailText.line), !line.isEmpty else { return }
      values[key] = line
    }
    add("company", person?.company)
    add("theirTime", theirTime(place, at: instant))
    let numbers = try reading.numbers(of: id)
    let index = try reading.progress(id)?.standing.numberIndex ?? 0
    if numbers.indices.contains(index) {
      add("number", numbers[index].reading?.e164 ?? numbers[index].text)
      add("tel", numbers[index].reading?.e164)
    }
    return values
  }
}
