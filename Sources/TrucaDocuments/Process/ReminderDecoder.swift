internal import TrucaCore

/// Reads one table `[reminders.KEY]`.
enum ReminderDecoder {
  private static let triggers = ["when", "before", "event"]

  /// nil with a problem in the reader's collector if reader, trigger or content cannot be told.
  static func decode(_ reader: TOMLReader, key: String) -> ReminderRule? {
    let name = reader.requiredString("name")
    let note = reader.string("note") ?? ""
    let to = word("to", reader, ReminderRule.Reader.self)
    let trigger = trigger(reader)
    let content = word("content", reader, ReminderRule.Content.self)
    let workingDaysOnly = reader.boolean("workingDaysOnly") ?? false
    let staleAfter = Span.minutes(Int64(reader.requiredInteger("staleAfterMinutes", in: 0...1_000_000)))
    let wording = ReminderRule.Wording(
      subject: reader.requiredString("subject"), text: reader.requiredString("text"),
      html: reader.string("html") ?? "")
    guard let to, let trigger, let content else { return nil }
    return ReminderRule(
      key: key, name: name, note: note, to: to, trigger: trigger, content: content, workingDaysOnly: workingDaysOnly,
      staleAfter: staleAfter, wording: wording)
  }

  private static func word<Word: RawRepresentable & CaseIterable>(
    _ key: String, _ reader: TOMLReader, _ type: Word.Type
  ) -> Word? where Word.RawValue == String {
    let known = Word.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
    reader.require(key, "one of \(known)")
    guard let text = reader.string(key) else { return nil }
    if let word = Word(rawValue: text) { return word }
    let nearest = NearestName.of(text, among: Word.allCases.map(\.rawValue))
    let hint = nearest.map { "did you mean \"\($0)\"?" } ?? "write one of \(known)"
    reader.problem(key, "cannot use \(key) \"\(text)\"\(reader.place): \(hint)")
    return nil
  }

  /// Exactly one of the keys that make a reminder come.
  private static func trigger(_ reader: TOMLReader) -> ReminderRule.Trigger? {
    reader.know(triggers)
    let given = triggers.compactMap { reader.entry($0) }
    guard given.count == 1, let first = given.first else {
      let what = given.isEmpty ? "without a reason" : "for two reasons"
      reader.problem(
        given.last?.position ?? reader.position,
        "cannot send \(reader.subject) \(what): give one of when, before and event")
      return nil
    }
    switch first.key {
    case "when": return reader.string("when").flatMap { cron($0, reader) }
    case "before":
      return reader.integer("before", in: 0...1_000_000).map { .before(.minutes(Int64($0))) }
    default: return reader.string("event").flatMap { event($0, reader) }
    }
  }

  private static func cron(_ text: String, _ reader: TOMLReader) -> ReminderRule.Trigger? {
    do throws(CronProblem) {
      return .when(try CronExpression(text))
    } catch {
      reader.problem("when", "cannot read \"\(text)\" as when\(reader.place): \(error.advice)")
      return nil
    }
  }

  private static func event(_ text: String, _ reader: TOMLReader) -> ReminderRule.Trigger? {
    if text == "promiseMissed" { return .promiseMissed }
    reader.problem("event", "cannot wait for the event \"\(text)\"\(reader.place): only \"promiseMissed\" exists")
    return nil
  }
}

/// Reads the table `[mail]`.
enum MailSettingsDecoder {
  static func decode(_ reader: TOMLReader) -> MailSettings {
    let standard = MailSettings()
    return MailSettings(
      from: reader.string("from") ?? standard.from,
      perMinute: reader.integer("perMinute", in: 0...1_000_000) ?? standard.perMinute,
      perPersonAndDay: reader.integer("perPersonAndDay", in: 0...1_000_000) ?? standard.perPersonAndDay)
  }
}
