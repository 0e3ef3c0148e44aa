import Testing
import TrucaCore

@Suite("Checking a reminder")
struct ReminderValidationTests {
  private func rule(_ edit: (inout ReminderRule) -> Void = { _ in }) throws -> ReminderRule {
    var rule = ReminderRule(
      key: "morning", name: "Morning", to: .rep, trigger: .when(try CronExpression("30 8 * * *")), content: .digest,
      workingDaysOnly: true, staleAfter: .hours(4),
      wording: .init(subject: "{{callCount}} calls", text: "{{#calls}}{{at}} {{leadName}}\n{{/calls}}", html: ""))
    edit(&rule)
    return rule
  }

  @Test("a sound one has no problems, remarks and turned sections included")
  func sound() throws {
    #expect(try rule().problems().isEmpty)
    let other = try rule { $0.wording.html = "{{! a remark }}{{^calls}}none{{/calls}}{{# calls }}{{ at }}{{/ calls }}" }
    #expect(other.problems().isEmpty)
  }

  @Test("what it tells of must go with what makes it come, and a list is a rep's")
  func fit() throws {
    for content in [ReminderRule.Content.promise, .promiseMissed] {
      let problems = try rule { rule in
        rule.content = content
        rule.wording = .init(subject: "{{at}}", text: "{{at}}", html: "")
      }.problems()
      #expect(problems.map(\.field) == ["content"])
    }
    #expect(try rule { $0.to = .manager }.problems().map(\.field) == ["to"])
    let before = try rule { rule in
      rule.trigger = .before(.minutes(0))
      rule.content = .promise
      rule.wording = .init(subject: "{{minutes}}", text: "{{minutes}}", html: "")
    }
    #expect(before.problems().map(\.defect) == [.outOfRange(0, least: 1, most: 1440)])
  }

  @Test("numbers have their ranges, and words must be there")
  func ranges() throws {
    #expect(try rule { $0.staleAfter = .zero }.problems().map(\.field) == ["staleAfterMinutes"])
    #expect(try rule { $0.staleAfter = .days(31) }.problems().map(\.field) == ["staleAfterMinutes"])
    #expect(try rule { $0.name = "" }.problems().map(\.field) == ["name"])
    #expect(try rule { $0.wording.subject = "" }.problems().map(\.field) == ["subject"])
    #expect(try rule { $0.wording.text = "" }.problems().map(\.field) == ["text"])
    #expect(try rule { $0.key = "Früh" }.problems().map(\.defect) == [.malformedKey("Früh")])
  }

  @Test(
    "a template is refused whose tags are unknown, unbalanced, or take the escaping off",
    arguments: [
      ("{{call}}", "known are at, atRisk"), ("{{minutes}}", "known are"), ("{{at", "must end with }}"),
      ("{{#calls}}{{#calls}}{{/calls}}{{/calls}}", "write {{/calls}} before it"),
      ("{{#calls}}{{#tel}}{{#atRisk}}{{/atRisk}}{{/tel}}{{/calls}}", "cannot repeat {{#atRisk}}"),
      ("{{calls}}", "write {{#calls}}…{{/calls}}"),
      (String(repeating: "x", count: 20_001), "more than 20000 characters"),
      ("{{#calls}}", "needs its {{/calls}}"), ("{{/calls}}", "needs its"), ("{{#calls}}{{#tel}}{{/calls}}", "needs"),
      ("{{{at}}}", "write {{name}}"), ("{{&at}}", "write {{name}}"), ("{{> other}}", "write {{name}}"),
      ("{{= <% %> =}}", "write {{name}}"), ("{{% CONTENT_TYPE: TEXT}}", "write {{name}}"), ("{{}}", "write {{name}}"),
      ("{{upper(at)}}", "write {{name}}"), ("{{calls.at}}", "write {{name}}"), ("{{.}}", "write {{name}}"),
    ])
  func template(text: String, hint: String) throws {
    for field in ["subject", "text", "html"] {
      let problems = try rule { rule in
        switch field {
        case "subject": rule.wording.subject = text
        case "text": rule.wording.text = text
        default: rule.wording.html = text
        }
      }.problems()
      #expect(problems.map(\.field) == [field])
      let sentence = try #require(problems.first?.sentence)
      #expect(sentence.hasPrefix("cannot ") && sentence.contains(hint), "\(sentence)")
    }
  }

  @Test(
    "the sender must be one plain address",
    arguments: ["", "truca", "@x", "a@", "a@b@c", "-f@x", "a b@x", "a\n@x", "<a@x>", "a,b@x", "é@x"])
  func sender(text: String) {
    #expect(MailSettings(from: text).problems().map(\.defect) == [.malformedAddress(text)])
    #expect(MailSettings().problems().isEmpty)
  }

  @Test("limits of mails have their ranges")
  func limits() {
    #expect(MailSettings(perMinute: 0).problems().map(\.field) == ["perMinute"])
    #expect(MailSettings(perPersonAndDay: 1001).problems().map(\.field) == ["perPersonAndDay"])
  }
}
