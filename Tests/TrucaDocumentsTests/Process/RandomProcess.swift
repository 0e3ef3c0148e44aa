import TrucaCore

/// A small generator with a seed, so that a failing case can be had again.
private struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Random process documents without problems.
struct RandomProcess {
  private var generator: SeededGenerator

  init(seed: UInt64) {
    generator = SeededGenerator(state: seed)
  }

  mutating func document() -> ProcessDocument {
    let playbooks = keys(in: 1...4).sorted().map { playbook($0) }
    var strokes = Array("abcdefghijkl9?#éß漢🙂\"\\'").shuffled(using: &generator)
    var outcomes = keys(in: 1...9).map { outcome($0, keystroke: stroke(&strokes)) }
    outcomes[0].effect = .suppress
    outcomes.shuffle(using: &generator)
    let start = playbooks.randomElement(using: &generator)?.key ?? ""
    let mail = MailSettings(
      from: flip() ? "a.b+c@mail.example.org" : "truca@localhost",
      perMinute: Int.random(in: 1...10_000, using: &generator),
      perPersonAndDay: Int.random(in: 1...1000, using: &generator))
    return ProcessDocument(
      defaultPlaybook: start, playbooks: playbooks, outcomes: outcomes, reminders: keys(in: 0...4).map { reminder($0) },
      mail: mail, note: text())
  }

  private mutating func reminder(_ key: String) -> ReminderRule {
    let crons = ["30 8 * * *", "*/5 0-23/2 1,15 jan-mar mon-fri"].compactMap { try? CronExpression($0) }
    let forms: [(ReminderRule.Trigger, ReminderRule.Content)] =
      crons.map { (.when($0), .digest) } + [
        (.before(.minutes(Int64.random(in: 1...1440, using: &generator))), .promise), (.promiseMissed, .promiseMissed),
      ]
    let (trigger, content) = forms.randomElement(using: &generator) ?? (.promiseMissed, .promiseMissed)
    return ReminderRule(
      key: key, name: "x" + text(), note: text(), to: content == .digest || flip() ? .rep : .manager, trigger: trigger,
      content: content, workingDaysOnly: flip(), staleAfter: .minutes(Int64.random(in: 1...43_200, using: &generator)),
      wording: .init(subject: "x" + template(), text: "x" + template(), html: flip() ? "" : template()))
  }

  /// Lines with quotes in all places, and tags.
  private mutating func template() -> String {
    let parts = ["{{name}}", "\n", "\"\"\"", "\"", "\\", "\n\n", "{{#date}}", "\t"]
    var text = ""
    for _ in 0..<Int.random(in: 0...8, using: &generator) {
      text += Bool.random(using: &generator) ? parts.randomElement(using: &generator) ?? "" : self.text()
    }
    let isOpen = text.contains("{{#date}}")
    let rest = text.replacing("{{#date}}", with: "").replacing("{{name}}", with: "\u{1}")
      .unicodeScalars.filter { $0 != "{" && $0 != "\u{301}" }.reduce(into: "") { $0.unicodeScalars.append($1) }
    return (isOpen ? "{{#date}}" : "") + rest.replacing("\u{1}", with: "{{name}}") + (isOpen ? "{{/date}}" : "")
  }

  private mutating func stroke(_ strokes: inout [Character]) -> String {
    flip() ? "" : strokes.popLast().map(String.init) ?? ""
  }

  private mutating func playbook(_ key: String) -> Playbook {
    let days = Int.random(in: 1...30, using: &generator)
    let count = Int.random(in: 1...10, using: &generator)
    let most = Int.random(in: 1...count, using: &generator)
    let kind: Playbook.Kind =
      flip() ? .steps(distances(count, days).map { .minutes($0) }) : .adaptive(rhythm: rhythm(count, days))
    return Playbook(
      key: key, name: "x" + text(), note: text(), kind: kind,
      minAttempts: Int.random(in: 1...most, using: &generator), maxAttempts: most, window: .days(Int64(days)),
      firstDayGap: .minutes(Int64.random(in: 1...1440, using: &generator)),
      gap: .minutes(Int64.random(in: 1...10_080, using: &generator)),
      maxPer24Hours: Int.random(in: 10...100, using: &generator),
      callMinutes: Int.random(in: 1...240, using: &generator))
  }

  /// Different minutes within the days, ascending; many of them whole hours and days.
  private mutating func distances(_ count: Int, _ days: Int) -> [Int64] {
    var found: Set<Int64> = []
    while found.count < count {
      let unit: Int64 = [1, 60, 1440].randomElement(using: &generator) ?? 1
      found.insert(Int64.random(in: 0...(Int64(days) * 1440 / unit), using: &generator) * unit)
    }
    return found.sorted()
  }

  private mutating func rhythm(_ count: Int, _ days: Int) -> [RhythmSlot] {
    var slots: [RhythmSlot] = flip() ? [.atOnce] : []
    for start in distances(count, days) where slots.count < count {
      let most = Int64.random(in: start...(Int64(days) * 1440), using: &generator)
      slots.append(.after(.minutes(start), atMost: .minutes(flip() ? start : most)))
    }
    for day in 1...days where slots.count < 15 && flip() {
      slots.append(day < days && flip() ? .days(day, days) : .day(day))
    }
    return slots
  }

  private mutating func outcome(_ key: String, keystroke: String) -> OutcomeDefinition {
    let closing = OutcomeDefinition.Closing.allCases.randomElement(using: &generator) ?? .won
    let effects: [OutcomeDefinition.Effect] = [
      .goOn, .retrySoon(.minutes(Int64.random(in: 1...1440, using: &generator))), .promise, .move, .nextNumber,
      .stop(closing, needsReason: flip()), .rest(days: Int.random(in: 1...3650, using: &generator)), .suppress,
    ]
    return OutcomeDefinition(
      key: key, name: "x" + text(), note: text(), keystroke: keystroke, reached: flip(),
      effect: effects.randomElement(using: &generator) ?? .goOn)
  }

  /// Different keys of two characters and more, in no order.
  private mutating func keys(in count: ClosedRange<Int>) -> [String] {
    let wanted = Int.random(in: count, using: &generator)
    var found: Set<String> = []
    while found.count < wanted {
      let tail = (0..<Int.random(in: 1...8, using: &generator)).map { _ in
        "abz059-".randomElement(using: &generator) ?? "a"
      }
      found.insert("k" + String(tail))
    }
    return found.sorted().shuffled(using: &generator)
  }

  private mutating func text() -> String {
    let scalars = Array("ab \"\\\n\r\t#='[]{}é漢🙂\u{0}\u{1}\u{7F}\u{85}\u{2028}\u{301}".unicodeScalars)
    var text = ""
    for _ in 0..<Int.random(in: 0...12, using: &generator) {
      text.unicodeScalars.append(scalars.randomElement(using: &generator) ?? "a")
    }
    return text
  }

  private mutating func flip() -> Bool { Bool.random(using: &generator) }
}
