import Testing
import TrucaAPI
import TrucaClient

@Suite("Users")
struct UserTests {
  @Test("a user who is added has the defaults that nothing was said about")
  func defaults() async throws {
    try await DeskFixture.run { desk in
      let anna = try await desk.addUser("anna", uid: 5001)
      #expect(anna.roles == ["rep"])
      #expect(anna.hours == "mon-fri 09:00-18:00")
      #expect(anna.capacity == 60)
      #expect(anna.state == "active")
      #expect(try await desk.user("anna") == anna)
    }
  }

  @Test("a change keeps what it does not name and counts the version")
  func change() async throws {
    try await DeskFixture.run { desk in
      try await desk.addUser("anna", uid: 5001)
      let changed = try await desk.setUser("anna") {
        $0.capacity = 20
        $0.daysOff = ["2026-12-24..2027-01-02"]
      }
      #expect(changed.capacity == 20)
      #expect(changed.daysOff == ["2026-12-24..2027-01-02"])
      #expect(changed.uid == 5001)
      #expect(changed.version == 2)
    }
  }

  @Test("a change to a version that is no longer the present one is refused with 412 and changes nothing")
  func stale() async throws {
    try await DeskFixture.run { desk in
      try await desk.addUser("anna", uid: 5001)
      try await desk.setUser("anna") { $0.capacity = 20 }
      let answer = try await desk.send(
        "PATCH", "/v1/users/anna", headers: [("If-Match", "\"1\"")], json: #"{"capacity":5}"#)
      #expect(answer.status == 412)
      #expect(try await desk.user("anna").capacity == 20)
    }
  }

  @Test("the ETag of a user is what If-Match takes")
  func eTag() async throws {
    try await DeskFixture.run { desk in
      try await desk.addUser("anna", uid: 5001)
      let tag = try #require(try await desk.send("GET", "/v1/users/anna").header("ETag"))
      let answer = try await desk.send(
        "PATCH", "/v1/users/anna", headers: [("If-Match", tag)], json: #"{"capacity":5}"#)
      #expect(answer.status == 200)
    }
  }

  @Test(
    "what makes no sense of a user is refused and nothing is stored",
    arguments: [
      #"{"zone":"Europe/London","team":"north"}"#,
      #"{"user":"Anna","zone":"Europe/London","team":"north"}"#,
      #"{"user":"","zone":"Europe/London","team":"north"}"#,
      #"{"user":"-rf","zone":"Europe/London","team":"north"}"#,
      #"{"user":"a b","zone":"Europe/London","team":"north"}"#,
      #"{"user":"anna","team":"north"}"#,
      #"{"user":"anna","zone":"Europe/Londn","team":"north"}"#,
      #"{"user":"anna","zone":"../../etc/passwd","team":"north"}"#,
      #"{"user":"anna","zone":"Europe/London"}"#,
      #"{"user":"anna","zone":"Europe/London","team":"North Sea"}"#,
      #"{"user":"anna","zone":"Europe/London","team":"north","roles":["boss"]}"#,
      #"{"user":"anna","zone":"Europe/London","team":"north","roles":[]}"#,
      #"{"user":"anna","zone":"Europe/London","team":"north","hours":"all day"}"#,
      #"{"user":"anna","zone":"Europe/London","team":"north","capacity":-1}"#,
      #"{"user":"anna","zone":"Europe/London","team":"north","capacity":1001}"#,
      #"{"user":"anna","zone":"Europe/London","team":"north","daysOff":["someday"]}"#,
      #"{"user":"anna","zone":"Europe/London","team":"north","daysOff":["2027-01-02..2026-12-24"]}"#,
      #"{"user":"anna","zone":"Europe/London","team":"north","daysOff":["2026-12-24..9999-12-31"]}"#,
      #"{"user":"anna","zone":"Europe/London","team":"north","mail":"anna"}"#,
      #"{"user":"anna","zone":"Europe/London","team":"north","mail":"-a@b"}"#,
      #"{"user":"anna","zone":"Europe/London","team":"north","mail":"a@b\r\nBcc: c@d"}"#,
      #"{"user":"anna","zone":"Europe/London","team":"north","name":""}"#,
      #"{"user":"anna","zone":"Europe/London","team":"north","name":"A\r\nBcc: c@d"}"#,
      #"{"user":"anna","zone":"Europe/London","team":"north","uid":-1}"#,
      #"{"user":"anna","zone":"Europe/London","team":"north","uid":4294967295}"#,
      #"{"user":7}"#, "[]", "", "{",
    ])
  func badInput(json: String) async throws {
    try await DeskFixture.run { desk in
      let before = try await desk.journal()
      let answer = try await desk.send("POST", "/v1/users", json: json)
      #expect(answer.status == 400)
      #expect(answer.problem?.detail.hasPrefix("cannot ") == true)
      #expect(try await desk.journal() == before)
      let users = try await desk.by { try $0.users() }
      #expect(users.items.isEmpty)
    }
  }

  @Test("a name of over 200 characters is refused")
  func longName() async throws {
    try await DeskFixture.run { desk in
      try await desk.addUser("anna", uid: 5001)
      let name = String(repeating: "a", count: 201)
      let answer = try await desk.send("PATCH", "/v1/users/anna", json: #"{"name":"\#(name)"}"#)
      #expect(answer.status == 400)
    }
  }

  @Test("a login and a uid belong to one user only", arguments: [(#""anna""#, 6001), (#""carl""#, 5001)])
  func unique(login: String, uid: Int) async throws {
    try await DeskFixture.run { desk in
      try await desk.addUser("anna", uid: 5001)
      let answer = try await desk.send(
        "POST", "/v1/users", json: #"{"user":\#(login),"uid":\#(uid),"zone":"Europe/London","team":"north"}"#)
      #expect(answer.status == 409)
    }
  }

  @Test("a rep who has leads keeps her role, and a rep or manager her team")
  func keepsRole() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      try await desk.addLead(owner: "anna")
      for json in [#"{"roles":["manager"]}"#, #"{"team":"south"}"#, #"{"team":""}"#] {
        let answer = try await desk.send("PATCH", "/v1/users/anna", json: json)
        #expect(answer.status == 409 || answer.status == 400, "\(json)")
      }
      #expect(try await desk.send("PATCH", "/v1/users/ben", json: #"{"team":""}"#).status == 400)
      #expect(try await desk.send("PATCH", "/v1/users/mona", json: #"{"roles":["manager"],"team":""}"#).status == 400)
    }
  }

  @Test("new hours plan the leads anew within them")
  func newHours() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead().lead
      try await desk.setUser("anna") { $0.hours = "mon-fri 14:00-18:00" }
      for call in try await desk.lead(lead).planned {
        #expect(call.at.local.suffix(5) >= "14:00", "\(call.at.local)")
      }
      try await desk.expectHealthy()
    }
  }

  @Test("hours that leave no call put the leads at risk and leave a healthy store")
  func noHours() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let lead = try await desk.addLead().lead
      try await desk.setUser("anna") { $0.hours = "closed" }
      let stored = try await desk.lead(lead)
      #expect(stored.planned.isEmpty)
      #expect(stored.risk?.kind == "shifts")
      let nobody = try #require(try await desk.answer("anna").nobody)
      #expect(nobody.askAgain == nil)
      try await desk.expectHealthy()
    }
  }
}
