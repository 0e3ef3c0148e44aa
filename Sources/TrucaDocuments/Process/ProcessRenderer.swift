internal import TrucaCore

/// Writes a process document as text.
struct ProcessRenderer {
  private var writer = TOMLWriter()

  mutating func render(_ document: ProcessDocument) -> String {
    writer.comment(
      "How this team sells: its playbooks, the outcomes of calls, and the mails that remind people.\n"
        + "The comments are written anew each time; keep remarks in the note keys.")
    writer.integer("schema", Int64(ProcessDocument.schema), "The form of this document. Only 1 exists.")
    writer.string(
      "defaultPlaybook", document.defaultPlaybook, "The key of the playbook that a lead gets when nothing else is said."
    )
    writer.string("note", document.note, "A remark on the whole document.")
    for playbook in document.playbooks { render(playbook) }
    for outcome in document.outcomes { render(outcome) }
    writer.mail(document.mail)
    for rule in document.reminders { writer.reminder(rule) }
    return writer.text
  }

  private mutating func render(_ playbook: Playbook) {
    writer.table("playbooks.\(playbook.key)")
    writer.string("name", playbook.name, "What people see.")
    writer.string("note", playbook.note, "A remark.")
    renderKind(playbook)
    writer.integer(
      "min", Int64(playbook.minAttempts), "The promise: at least so many attempts, unless the lead is reached before.")
    writer.integer(
      "max", Int64(playbook.maxAttempts), "Never more attempts than this; at most one for each place in the list above."
    )
    writer.integer(
      "windowHours", playbook.window.milliseconds / Span.hours(1).milliseconds,
      "Hours from the lead's arrival until the last call may be made: 1 to 8760.")
    writer.integer(
      "firstDayGapMinutes", playbook.firstDayGap.wholeMinutes,
      "Least minutes between two attempts on the lead's first day: 1 to 1440.")
    writer.integer(
      "gapMinutes", playbook.gap.wholeMinutes, "Least minutes between two attempts on later days: 1 to 10080.")
    writer.integer("maxPer24Hours", Int64(playbook.maxPer24Hours), "Most attempts in any 24 hours.")
    writer.integer(
      "callMinutes", Int64(playbook.callMinutes),
      "Usual minutes of a call, 1 to 240: no call is given that would run into a promised callback.")
  }

  private mutating func renderKind(_ playbook: Playbook) {
    let kinds =
      "\"adaptive\": Truca chooses the moments around the rhythm. \"steps\": fixed distances from the first moment."
    switch playbook.kind {
    case .adaptive(let rhythm):
      writer.string("kind", "adaptive", kinds)
      writer.strings(
        "rhythm", rhythm.map { RhythmText.text($0) },
        "Around when each attempt is wanted: \"at once\", \"30-60 min\", \"1-2 h\" or \"2 days\" after the first moment at\n"
          + "which the lead may be called; \"day 3\" or \"days 5-7\" of the lead's calendar, where day 1 is the first.")
    case .steps(let steps):
      writer.string("kind", "steps", kinds)
      writer.strings(
        "steps", steps.map { RhythmText.text(step: $0) },
        "When each attempt is due after the first moment at which the lead may be called: \"0 min\", \"4 h\", \"2 days\"."
      )
    }
  }

  private mutating func render(_ outcome: OutcomeDefinition) {
    writer.table("outcomes.\(outcome.key)")
    writer.string("name", outcome.name, "What people see. Outcomes are offered in the order of this document.")
    writer.string("note", outcome.note, "A remark.")
    writer.string("keystroke", outcome.keystroke, "One character that records the outcome, or \"\" for none.")
    writer.boolean("reached", outcome.reached, "true if somebody of the lead's side was spoken to, else false.")
    writer.string(
      "effect", EffectName(outcome.effect).rawValue,
      "What follows: \"go on\" with the playbook; \"retry soon\", once; \"promise\" or \"move\" the next call to a given\n"
        + "time; \"next number\" of the lead; \"stop\" and close; \"rest\", closed for some days; \"suppress\": never call again."
    )
    renderEffect(outcome.effect)
  }

  private mutating func renderEffect(_ effect: OutcomeDefinition.Effect) {
    switch effect {
    case .retrySoon(let span):
      writer.integer("retryMinutes", span.wholeMinutes, "Minutes until the next attempt: 1 to 1440.")
    case .stop(let closing, let needsReason):
      let names = OutcomeDefinition.Closing.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
      writer.string("closes", closing.rawValue, "How the lead ends: one of \(names).")
      writer.boolean("needsReason", needsReason, "true if the rep must say why, else false.")
    case .rest(let days):
      writer.integer("restDays", Int64(days), "Days in which the lead may not be called: 1 to 3650.")
    case .goOn, .promise, .move, .nextNumber, .suppress: break
    }
  }
}
