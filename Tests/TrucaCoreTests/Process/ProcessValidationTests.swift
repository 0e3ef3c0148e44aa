import Testing
import TrucaCore

@Suite("Checking a process document")
struct ProcessValidationTests {
  private static let playbook = Playbook(
    key: "week", name: "Week",
    kind: .adaptive(rhythm: [.atOnce, .after(.hours(1), atMost: .hours(2)), .day(2), .day(7), .days(5, 7)]),
    minAttempts: 2, maxAttempts: 5, window: .days(7), firstDayGap: .minutes(30), gap: .hours(2), maxPer24Hours: 3)

  private static let outcomes = [
    OutcomeDefinition(key: "no-answer", name: "No answer", keystroke: "n", reached: false, effect: .goOn),
    OutcomeDefinition(key: "busy", name: "Busy", keystroke: "b", reached: false, effect: .retrySoon(.minutes(15))),
    OutcomeDefinition(key: "never", name: "Never", keystroke: "", reached: true, effect: .suppress),
  ]

  private func document(
    _ playbooks: [Playbook] = [playbook], _ outcomes: [OutcomeDefinition] = outcomes, start: String = "week"
  ) -> ProcessDocument {
    ProcessDocument(defaultPlaybook: start, playbooks: playbooks, outcomes: outcomes)
  }

  private func changed(_ change: (inout Playbook) -> Void) -> [ProcessProblem] {
    var playbook = Self.playbook
    change(&playbook)
    return document([playbook], start: playbook.key).problems()
  }

  private func changedOutcome(_ change: (inout OutcomeDefinition) -> Void) -> [ProcessProblem] {
    var outcomes = Self.outcomes
    change(&outcomes[0])
    return document([Self.playbook], outcomes).problems()
  }

  private func problem(_ field: String?, _ defect: ProcessProblem.Defect) -> [ProcessProblem] {
    [ProcessProblem(.playbook("week"), field: field, defect)]
  }

  @Test("a sound document has no problems")
  func sound() {
    #expect(document().problems().isEmpty)
  }

  @Test("a document needs playbooks, its default, outcomes, and one that suppresses")
  func document() {
    #expect(document([]).problems().map(\.defect) == [.noPlaybook])
    #expect(document(start: "month").problems().map(\.defect) == [.unknownDefaultPlaybook("month")])
    #expect(document([Self.playbook], []).problems().map(\.defect) == [.noOutcome])
    #expect(
      document([Self.playbook], Array(Self.outcomes.prefix(2))).problems().map(\.defect) == [.noSuppressingOutcome])
  }

  @Test("two things of a kind have two keys")
  func repeatedKeys() {
    let found = document([Self.playbook, Self.playbook], Self.outcomes + [Self.outcomes[2]]).problems()
    #expect(
      found == [
        ProcessProblem(.playbook("week"), field: nil, .repeatedKey("week")),
        ProcessProblem(.outcome("never"), field: nil, .repeatedKey("never")),
      ])
  }

  @Test(
    "a key is a letter and then letters, digits and hyphens",
    arguments: [
      ("a", true), ("no-answer", true), ("a1-", true), ("", false), ("1a", false), ("-a", false), ("A", false),
      ("a b", false), ("é", false), ("a_b", false),
    ])
  func keys(key: String, isKey: Bool) {
    #expect(ProcessDocument.isKey(key) == isKey)
  }

  @Test("min is at most max, and max at most the number of slots")
  func attempts() {
    #expect(changed { $0.minAttempts = 6 } == problem("min", .leastAboveMost(least: 6, most: 5)))
    #expect(changed { $0.maxAttempts = 6 } == problem("rhythm", .moreAttemptsThanSlots(attempts: 6, slots: 5)))
    #expect(
      changed {
        $0.kind = .steps([.zero])
        $0.maxAttempts = 2
      } == problem("steps", .moreAttemptsThanSlots(attempts: 2, slots: 1)))
    #expect(changed { $0.minAttempts = 0 } == problem("min", .outOfRange(0, least: 1, most: 100)))
  }

  @Test("the promise must fit the window at so many calls a day")
  func promise() {
    let found = changed {
      $0.kind = .adaptive(rhythm: Array(repeating: .day(1), count: 5))
      $0.minAttempts = 5
      $0.window = .hours(48)
      $0.maxPer24Hours = 2
    }
    #expect(found == problem("min", .promiseBeyondWindow(attempts: 5, possible: 4)))
  }

  @Test("spans are positive and whole in their units")
  func spans() {
    #expect(changed { $0.gap = .zero } == problem("gapMinutes", .outOfRange(0, least: 1, most: 10_080)))
    #expect(
      changed { $0.firstDayGap = .minutes(-5) } == problem("firstDayGapMinutes", .outOfRange(-5, least: 1, most: 1440)))
    #expect(changed { $0.gap = .seconds(90) } == problem("gapMinutes", .notWhole(unit: "minutes")))
    #expect(changed { $0.window = .minutes(10_081) } == problem("windowHours", .notWhole(unit: "hours")))
    #expect(changed { $0.maxPer24Hours = 0 } == problem("maxPer24Hours", .outOfRange(0, least: 1, most: 100)))
    #expect(changed { $0.callMinutes = 0 } == problem("callMinutes", .outOfRange(0, least: 1, most: 240)))
  }

  @Test(
    "a slot lies in the window and after the slots of its kind before it",
    arguments: [
      ([.day(8)], .slotBeyondWindow(1)), ([.days(5, 8)], .slotBeyondWindow(1)),
      ([.after(.days(6), atMost: .days(8))], .slotBeyondWindow(1)),
      ([.day(3), .day(2)], .slotOutOfOrder(2)), ([.day(3), .days(1, 2)], .slotOutOfOrder(2)),
      ([.day(1), .atOnce], .slotOutOfOrder(2)), ([.days(5, 5)], .slotOutOfOrder(1)),
      ([.after(.hours(2), atMost: .hours(1))], .slotOutOfOrder(1)),
      ([.after(.hours(2), atMost: .hours(2)), .after(.hours(1), atMost: .hours(9))], .slotOutOfOrder(2)),
      ([.after(.seconds(30), atMost: .hours(1))], .notWhole(unit: "minutes")),
    ] as [([RhythmSlot], ProcessProblem.Defect)])
  func slots(slots: [RhythmSlot], defect: ProcessProblem.Defect) {
    let found = changed {
      $0.kind = .adaptive(rhythm: slots)
      $0.minAttempts = 1
      $0.maxAttempts = 1
    }
    #expect(found == problem("rhythm", defect))
  }

  @Test("a day number that makes no sense does no harm", arguments: [Int.min, -1, 0, Int.max])
  func absurdDay(number: Int) {
    let found = changed { $0.kind = .adaptive(rhythm: Array(repeating: .day(number), count: 5)) }
    #expect(found.contains { $0.defect == .slotBeyondWindow(1) })
  }

  @Test("steps ascend, each at another distance")
  func steps() {
    func steps(_ steps: [Span]) -> [ProcessProblem] {
      changed {
        $0.kind = .steps(steps)
        $0.minAttempts = 1
        $0.maxAttempts = 2
      }
    }
    #expect(steps([.zero, .days(1)]).isEmpty)
    #expect(steps([.days(1), .days(1)]) == problem("steps", .slotOutOfOrder(2)))
    #expect(steps([.days(2), .days(1)]) == problem("steps", .slotOutOfOrder(2)))
    #expect(steps([.hours(-1), .zero]) == problem("steps", .slotOutOfOrder(1)))
  }

  @Test(
    "a keystroke is one visible character",
    arguments: [
      ("é", true), ("?", true), ("漢", true), ("ab", false), (" ", false), ("\n", false), ("\u{1}", false),
      ("\u{7F}", false),
    ])
  func keystroke(text: String, isFine: Bool) {
    #expect(changedOutcome { $0.keystroke = text }.map(\.defect) == (isFine ? [] : [.malformedKeystroke(text)]))
  }

  @Test("a keystroke records one outcome only")
  func repeatedKeystroke() {
    let taken = ProcessProblem(.outcome("busy"), field: "keystroke", .repeatedKeystroke("b", other: "no-answer"))
    #expect(changedOutcome { $0.keystroke = "b" } == [taken])
    let found = changedOutcome {
      $0.key = "b"
      $0.keystroke = ""
    }
    #expect(found == [ProcessProblem(.outcome("busy"), field: "keystroke", .repeatedKeystroke("b", other: "b"))])
  }

  @Test("minutes and days of an effect are in their ranges")
  func effects() {
    #expect(
      changedOutcome { $0.effect = .retrySoon(.zero) }.map(\.defect) == [.outOfRange(0, least: 1, most: 1440)])
    #expect(changedOutcome { $0.effect = .rest(days: 0) }.map(\.defect) == [.outOfRange(0, least: 1, most: 3650)])
    #expect(changedOutcome { $0.name = "" } == [ProcessProblem(.outcome("no-answer"), field: "name", .emptyName)])
  }

  @Test("every sentence begins with cannot and ends without a full stop")
  func sentences() {
    var bad = Self.playbook
    bad.key = "X"
    bad.name = ""
    bad.gap = .zero
    bad.minAttempts = 9
    bad.kind = .steps([.days(9), .days(9)])
    var worse = Self.outcomes[0]
    worse.keystroke = "xx"
    let found = document([bad], [worse]).problems() + document([], []).problems()
    #expect(found.count > 8)
    for problem in found {
      #expect(problem.sentence.hasPrefix("cannot "))
      #expect(!problem.sentence.hasSuffix("."))
    }
  }
}
