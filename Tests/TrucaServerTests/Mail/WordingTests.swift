import Testing
import TrucaAPI
import TrucaClient
import TrucaCore
import TrucaStore

@testable import TrucaServer

@Suite("The wording of mails")
struct WordingTests {
  /// All keys of values, those inside lists included.
  private static func keys(_ values: [String: Any]) -> Set<String> {
    var keys = Set(values.keys)
    for value in values.values {
      for line in value as? [[String: Any]] ?? [] { keys.formUnion(Self.keys(line)) }
    }
    return keys
  }

  @Test("the names that templates may use are those for which there are values")
  func names() async throws {
    try await DeskFixture.run { desk in
      try await desk.addReader("anna")
      for index in 0..<60 { try await desk.addLead("Lead \(index)") { $0.company = "Acme" } }
      let lead = try await desk.promise("Ada", at: "15:00")
      try await desk.promise("Bob", at: "10:20")
      _ = try await desk.by("anna") { try $0.addNote("asked for prices", to: lead) }
      try await desk.setUser("anna") { $0.capacity = 3 }
      try await desk.advance(to: "10:40")
      let found = try await desk.desk.store.read { reading -> [ReminderRule.Content: Set<String>] in
        let user = try #require(try reading.user(login: "anna"))
        let caller = Caller(uid: 0, user: user, actingAs: nil, roles: user.roles)
        let scope = QueryScope(desk: desk.desk, reading: reading, now: desk.clock.now(), caller: caller)
        let progress = try #require(try reading.progress(LeadID(lead)))
        let rules = try #require(try reading.process()).document.reminders
        var found: [ReminderRule.Content: Set<String>] = [:]
        for rule in rules {
          switch rule.content {
          case .digest: found[.digest] = Self.keys(try scope.digestValues(rule, user)).union(["nothing"])
          case .promise:
            found[.promise] = Self.keys(
              try scope.promiseValues(rule, user, lead: progress, at: scope.now, before: .minutes(10)))
          case .promiseMissed:
            found[.promiseMissed] = Self.keys(
              try scope.promiseValues(rule, user, lead: progress, at: scope.now, before: nil))
          }
        }
        return found
      }
      for content in ReminderRule.Content.allCases {
        // The promise of a test has no company.
        let missing = content.names.subtracting(found[content] ?? [])
        #expect(missing.subtracting(content == .digest ? [] : ["company"]) == [], "\(content)")
        #expect((found[content] ?? []).subtracting(content.names) == [], "\(content)")
      }
    }
  }

  @Test("each shipped reminder can be previewed, sends nothing, and leaves no tag behind")
  func preview() async throws {
    try await DeskFixture.run { desk in
      try await desk.addReader("anna")
      try await desk.refuses(.conflict, "anna") { try $0.preview(reminder: "callback") }
      try await desk.promise("Ada", at: "15:00")
      let before = try await desk.journal()
      for reminder in try await desk.by("anna", { try $0.reminders() }).items {
        let key = reminder.reminder
        let preview = try await desk.by("anna") { try $0.preview(reminder: key) }
        #expect(preview.to == "anna@example.org")
        #expect(preview.text.contains("truca me reminders off \(key)"))
        #expect(!"\(preview)".contains("{{"))
      }
      #expect(try await desk.journal() == before)
      try await desk.refuses(.notFound, "anna") { try $0.preview(reminder: "noon") }
    }
  }

  @Test("a reader sees when her reminders come, and switches them")
  func list() async throws {
    try await DeskFixture.run { desk in
      try await desk.addReader("anna")
      let rows = try await desk.by("anna") { try $0.reminders() }.items
      #expect(rows.map(\.reminder) == ["morning", "callback", "missed"])
      #expect(rows.first?.next?.instant == "2026-11-25T08:30:00Z")
      let off = try await desk.by("anna") { try $0.switchReminders(["morning": "off", "missed": "off"]) }
      #expect(off.items.map(\.off) == [true, false, true])
      #expect(off.items.first?.next == nil)
      try await desk.refuses(.badRequest, "anna") { try $0.switchReminders(["morning": "never"]) }
      try await desk.refuses(.notFound, "anna") { try $0.switchReminders(["noon": "off"]) }
      #expect(try await desk.by { try $0.reminders() }.items.count == 3)
    }
  }

  @Test("a subject is one line of bounded length")
  func subject() {
    #expect(MailText.subject("  a\r\n\tb \u{2029} c\u{0}\u{85}") == "a b c")
    let long = MailText.subject(String(repeating: "é", count: 500))
    #expect(long.count == 200)
    #expect(MailText.cut("ééé", bytes: 5) == "éé")
  }
}
