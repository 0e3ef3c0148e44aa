import Testing
import TrucaAPI
import TrucaClient

@Suite("truca user", .keepingFolders)
struct UserCommandTests {
  @Test("users are added, listed, changed, and refused where they make no sense")
  func life() throws {
    try Daemon.run { daemon in
      let added = try daemon.json(
        User.self, "user", "add", "anna", "--name", "Anna Serra", "--uid", "4711", "--role", "rep", "manager", "--team",
        "demo", "--mail", "anna@example.org", "--zone", "Europe/Madrid", "--hours", "mon-fri 09:00-13:00,14:00-18:00",
        "--capacity", "40", "--off", "2026-12-24..2027-01-02")
      #expect(added.uid == 4711)
      #expect(Set(added.roles) == ["rep", "manager"])
      #expect(added.hours == "mon-fri 09:00-13:00,14:00-18:00")
      #expect(added.daysOff == ["2026-12-24..2027-01-02"])
      let changed = try daemon.json(User.self, "user", "set", "anna", "--capacity", "25", "--off", "none")
      #expect(changed.capacity == 25)
      #expect(changed.daysOff.isEmpty)
      #expect(changed.name == "Anna Serra")
      let list = try daemon.truca("user", "list")
      #expect(list.status == 0)
      #expect(list.output.contains("Anna Serra"))
      #expect(try daemon.truca("user", "add", "anna", "--team", "demo").status == 73)
      #expect(try daemon.truca("user", "set", "nobody", "--capacity", "3").status == 66)
      let zone = try daemon.truca("user", "set", "anna", "--zone", "Europe/Atlantis")
      #expect(zone.status != 0)
      #expect(zone.errors.contains("cannot"))
      #expect(try daemon.truca("user", "set", "anna", "--hours", "at night").status != 0)
      #expect(try daemon.client().user("anna").version == changed.version)
    }
  }

  @Test("who leaves hands her leads and promises on")
  func leave() throws {
    try Daemon.run { daemon in
      try daemon.addReps("anna", "marc")
      let lead = try daemon.addLead("Helen Ashworth", "+44 20 7946 0101", owner: "anna")
      let promised = try daemon.truca("callback", String(lead), "tomorrow", "11:00", as: "anna")
      #expect(promised.status == 0, "\(promised)")
      let answer = try daemon.json(LeaveAnswer.self, "user", "leave", "anna", "--to", "marc")
      #expect(answer.handedOn == 1)
      #expect(answer.user.state == "left")
      let now = try daemon.client().lead(lead)
      #expect(now.owner == "marc")
      #expect(now.promise?.instant == "2026-11-25T10:00:00Z")
      #expect(try daemon.truca("today", as: "anna").status == 66)
      #expect(try daemon.client().doctor().healthy)
    }
  }
}
