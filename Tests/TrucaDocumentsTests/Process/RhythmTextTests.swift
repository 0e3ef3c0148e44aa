import Testing
import TrucaCore

@testable import TrucaDocuments

@Suite("Words of the rhythm")
struct RhythmTextTests {
  @Test(
    "a text is read, and the slot is written in its shortest words",
    arguments: [
      ("at once", RhythmSlot.atOnce, "at once"),
      ("30-60 min", .after(.minutes(30), atMost: .minutes(60)), "30-60 min"),
      ("60-120 min", .after(.hours(1), atMost: .hours(2)), "1-2 h"),
      ("1-2 h", .after(.hours(1), atMost: .hours(2)), "1-2 h"),
      ("0 min", .after(.zero, atMost: .zero), "0 min"),
      ("0 days", .after(.zero, atMost: .zero), "0 min"),
      ("2 days", .after(.days(2), atMost: .days(2)), "2 days"),
      ("24 h", .after(.days(1), atMost: .days(1)), "1 day"),
      ("1 day", .after(.days(1), atMost: .days(1)), "1 day"),
      ("1-2 days", .after(.days(1), atMost: .days(2)), "1-2 days"),
      ("day 3", .day(3), "day 3"),
      ("days 5-7", .days(5, 7), "days 5-7"),
    ])
  func slot(text: String, slot: RhythmSlot, written: String) {
    #expect(RhythmText.slot(text) == slot)
    #expect(RhythmText.text(slot) == written)
    #expect(RhythmText.slot(written) == slot)
  }

  @Test(
    "other texts are refused",
    arguments: [
      "", " ", "at  once", "At once", "30", "min", "30min", "30 minutes", "-5 min", "1-2-3 h", "1- h", "day", "day -1",
      "day 1-2", "days 5", "days 5-", "1.5 h", "99999999999999999999 h", "٣ h", "day ３", "2 days ",
    ])
  func refused(text: String) {
    #expect(RhythmText.slot(text) == nil)
  }

  @Test("a step is one distance", arguments: [("0 min", Span.zero), ("2 days", .days(2)), ("4 h", .hours(4))])
  func step(text: String, span: Span) {
    #expect(RhythmText.step(text) == span)
  }

  @Test("a step is no range, no day and not at once", arguments: ["1-2 days", "day 2", "days 2-3", "at once", "2-2 h"])
  func noStep(text: String) {
    #expect(RhythmText.step(text) == nil)
  }
}
