internal import TrucaCore

/// The part of a process text that tells of mails.
extension TOMLWriter {
  mutating func mail(_ mail: MailSettings) {
    table("mail")
    string("from", mail.from, "The sender of all mails; bounces come back to it.")
    integer("perMinute", Int64(mail.perMinute), "Most mails in a minute: 1 to 10000.")
    integer("perPersonAndDay", Int64(mail.perPersonAndDay), "Most mails to one person on one day of hers: 1 to 1000.")
  }

  mutating func reminder(_ rule: ReminderRule) {
    table("reminders.\(rule.key)")
    string("name", rule.name, "What people see. Each reader can switch the reminder off for herself.")
    string("note", rule.note, "A remark.")
    string("to", rule.to.rawValue, "Who gets it: \"rep\", or \"manager\" for the managers of the team.")
    trigger(rule.trigger)
    string(
      "content", rule.content.rawValue,
      "What it tells of: \"digest\", the list of the day, for when; \"promise\" for before; \"promiseMissed\" for event."
    )
    boolean("workingDaysOnly", rule.workingDaysOnly, "true to send it only on days on which the reader works.")
    integer(
      "staleAfterMinutes", rule.staleAfter.wholeMinutes,
      "Minutes of waiting, as in an outage, after which it is dropped instead of sent: 1 to 43200.")
    text(
      "subject", rule.wording.subject,
      "Mustache templates: {{name}} prints a value, {{#calls}}…{{/calls}} repeats for each line of a list or shows for\n"
        + "what is there, {{^calls}}…{{/calls}} shows for what is not. A wrong name is refused with the list of the right ones."
    )
    text("text", rule.wording.text, "The mail as plain text.")
    text("html", rule.wording.html, "The mail as HTML, whose values are escaped; \"\" for plain text alone.")
  }

  private mutating func trigger(_ trigger: ReminderRule.Trigger) {
    switch trigger {
    case .when(let cron):
      string(
        "when", cron.text,
        "When it comes, on the reader's clock: minute, hour, day of the month, month, weekday. * is any; also lists (1,2),\n"
          + "ranges (mon-fri) and steps (*/15). A time that the clocks skip comes right after the gap, one that they show\n"
          + "twice comes once.")
    case .before(let span):
      integer("before", span.wholeMinutes, "Minutes before a promised callback: 1 to 1440.")
    case .promiseMissed:
      string("event", "promiseMissed", "What makes it come: \"promiseMissed\", a callback that was not made in time.")
    }
  }
}
