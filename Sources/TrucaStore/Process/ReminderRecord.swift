internal import GRDB
internal import TrucaCore

/// A reminder as it stands in the process's JSON.
struct ReminderRecord: Codable {
  var key: String
  var name: String
  var note: String
  var to: String
  /// One of `when`, `beforeMinutes` and `event` is there.
  var when: String?
  var beforeMinutes: Int64?
  var event: String?
  var content: String
  var workingDaysOnly: Bool
  var staleAfterMinutes: Int64
  var subject: String
  var text: String
  var html: String

  init(_ rule: ReminderRule) {
    key = rule.key
    name = rule.name
    note = rule.note
    to = rule.to.rawValue
    switch rule.trigger {
    case .when(let cron): when = cron.text
    case .before(let span): beforeMinutes = span.wholeMinutes
    case .promiseMissed: event = "promiseMissed"
    }
    content = rule.content.rawValue
    workingDaysOnly = rule.workingDaysOnly
    staleAfterMinutes = rule.staleAfter.wholeMinutes
    subject = rule.wording.subject
    text = rule.wording.text
    html = rule.wording.html
  }

  var rule: ReminderRule {
    get throws {
      guard let to = ReminderRule.Reader(rawValue: to), let content = ReminderRule.Content(rawValue: content) else {
        throw DatabaseError(message: "unknown reader or content of reminder \(key)")
      }
      return ReminderRule(
        key: key, name: name, note: note, to: to, trigger: try trigger, content: content,
        workingDaysOnly: workingDaysOnly, staleAfter: .minutes(staleAfterMinutes),
        wording: .init(subject: subject, text: text, html: html))
    }
  }

  private var trigger: ReminderRule.Trigger {
    get throws {
      if let when { return .when(try CronExpression(when)) }
      if let beforeMinutes { return .before(.minutes(beforeMinutes)) }
      guard event == "promiseMissed" else { throw DatabaseError(message: "unknown event of reminder \(key)") }
      return .promiseMissed
    }
  }
}

/// The mail settings as they stand in the process's JSON.
struct MailSettingsRecord: Codable {
  var from: String
  var perMinute: Int
  var perPersonAndDay: Int

  init(_ mail: MailSettings) {
    from = mail.from
    perMinute = mail.perMinute
    perPersonAndDay = mail.perPersonAndDay
  }

  var settings: MailSettings { MailSettings(from: from, perMinute: perMinute, perPersonAndDay: perPersonAndDay) }
}
