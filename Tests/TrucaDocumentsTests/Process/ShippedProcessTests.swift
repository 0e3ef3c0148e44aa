import Testing
import TrucaCore
import TrucaDocuments

@Suite("The process that comes with Truca")
struct ShippedProcessTests {
  private func shipped() throws -> ProcessDocument {
    let files = try ["playbooks.toml", "outcomes.toml", "reminders.toml"].map { name in
      (fileName: name, text: try ShippedConfiguration.text("process/\(name)"))
    }
    return try ProcessText.decode(files)
  }

  @Test("it is read without problems and renders to itself")
  func isRead() throws {
    let document = try shipped()
    #expect(try ProcessText.decode([("all.toml", ProcessText.render(document))]) == document)
  }

  @Test("a consumer gets six to ten calls in seven days")
  func consumer() throws {
    let document = try shipped()
    let consumer = try #require(document.playbook(document.defaultPlaybook))
    #expect(consumer.key == "consumer")
    #expect((consumer.minAttempts, consumer.maxAttempts) == (6, 10))
    #expect(consumer.window == .days(7))
    #expect((consumer.firstDayGap, consumer.gap) == (.minutes(30), .minutes(120)))
    #expect(consumer.maxPer24Hours == 3)
    #expect(consumer.callMinutes == 10)
    #expect(
      consumer.kind
        == .adaptive(rhythm: [
          .atOnce, .after(.minutes(30), atMost: .minutes(60)), .after(.hours(1), atMost: .hours(2)), .day(2), .day(3),
          .day(4), .day(6), .day(7), .days(5, 7), .days(5, 7),
        ]))
  }

  @Test("a business gets six to eight calls in three weeks")
  func business() throws {
    let business = try #require(try shipped().playbook("business"))
    #expect((business.minAttempts, business.maxAttempts) == (6, 8))
    #expect(business.window == .days(21))
    #expect(business.slots.count == 8)
  }

  @Test("the outcomes have their keystrokes and effects, in the order offered")
  func outcomes() throws {
    let outcomes = try shipped().outcomes
    #expect(
      outcomes.map(\.key) == [
        "no-answer", "voicemail", "busy", "connected", "callback", "wrong-number", "do-not-call", "refused",
        "qualified", "won", "lost",
      ])
    #expect(outcomes.map(\.keystroke) == ["n", "v", "b", "c", "t", "w", "d", "r", "q", "", ""])
    #expect(
      outcomes.map(\.effect) == [
        .goOn, .goOn, .retrySoon(.minutes(15)), .goOn, .promise, .nextNumber, .suppress,
        .stop(.refused, needsReason: false), .stop(.qualified, needsReason: false), .stop(.won, needsReason: false),
        .stop(.lost, needsReason: true),
      ])
    #expect(
      outcomes.filter(\.reached).map(\.key) == [
        "connected", "callback", "do-not-call", "refused", "qualified", "won", "lost",
      ])
  }
}
