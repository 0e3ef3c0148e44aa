import Glibc
import Testing
import TrucaAPI
import TrucaClient

/// What each user of the machine may do, with the kernel telling who asks. Needs root, to become others.
@Suite("Real users of the machine", .keepingFolders, .enabled(if: Project.isSystemTest && getuid() == 0))
struct RealUsers {
  private static let nobody: uid_t = 64_100
  private static let uids: [String: uid_t] = [
    "anna": 64_101, "marc": 64_102, "nora": 64_103, "mailbox": 64_104, "boss": 64_105, "eva": 64_106,
  ]

  /// Leads of the test: anna's, marc's, and eva's, who is of another team.
  private struct Leads {
    var anna: String
    var marc: String
    var eva: String
  }

  @Test("a uid that no user has is refused everything")
  func unknown() throws {
    try withPeople { daemon, leads in
      for command in [
        ["me"], ["today"], ["next"], ["status"], ["lead", "list"], ["lead", "show", leads.anna], ["doctor"],
      ] {
        let ran = try daemon.truca(command, uid: Self.nobody, program: daemon.folder.file("truca"))
        #expect(ran.status == 77, "\(command): \(ran)")
        #expect(ran.errors.contains("\(Self.nobody)"), "\(ran)")
        #expect(ran.output.isEmpty)
      }
    }
  }

  @Test("a rep works on her own leads and on nothing else")
  func rep() throws {
    try withPeople { daemon, leads in
      try expect(daemon, "anna", 0, ["me"], ["today"], ["lead", "show", leads.anna], ["note", leads.anna, "a text"])
      try expect(daemon, "anna", 0, ["next", leads.anna], ["log", "v"], ["undo"], ["lead", "list"])
      try expect(
        daemon, "anna", 77, ["lead", "show", leads.marc], ["note", leads.marc, "a text"], ["next", leads.marc],
        ["lead", "stop", leads.marc], ["snooze", leads.marc, "tomorrow", "10:00"], ["today", "--rep", "marc"],
        ["lead", "assign", leads.anna, "marc"], ["user", "add", "otto"], ["user", "set", "anna", "--capacity", "500"],
        ["user", "leave", "marc"], ["doctor"], ["clock", "advance", "+1h"],
        ["process", "apply", Project.root + "/config/process"])
      let list = try truca(daemon, "anna", ["lead", "list"])
      #expect(list.output.contains("Lead of anna"))
      #expect(!list.output.contains("Lead of marc"))
    }
  }

  @Test("a manager sees and assigns her team's leads, and no other team's")
  func manager() throws {
    try withPeople { daemon, leads in
      try expect(
        daemon, "nora", 0, ["lead", "show", leads.anna], ["lead", "show", leads.marc], ["today", "--rep", "anna"],
        ["lead", "assign", leads.anna, "marc"], ["held"])
      try expect(
        daemon, "nora", 77, ["lead", "show", leads.eva], ["lead", "assign", leads.eva, "anna"],
        ["today", "--rep", "eva"],
        ["user", "add", "otto"], ["doctor"], ["clock", "advance", "+1h"])
    }
  }

  @Test("intake brings leads in and reads none")
  func intake() throws {
    try withPeople { daemon, leads in
      try expect(daemon, "mailbox", 0, ["lead", "add", "New", "--phone", "+442079460177", "--team", "demo"])
      try expect(
        daemon, "mailbox", 77, ["lead", "show", leads.anna], ["next"], ["lead", "stop", leads.anna],
        ["user", "add", "otto"])
    }
  }

  @Test("only an administrator acts for another")
  func actingForAnother() throws {
    try withPeople { daemon, leads in
      try expect(
        daemon, "boss", 0, ["today", "--as", "anna"], ["note", leads.anna, "for her", "--as", "anna"], ["doctor"])
      for login in ["anna", "nora", "mailbox"] {
        try expect(daemon, login, 77, ["today", "--as", "marc"], ["doctor", "--as", "boss"])
      }
      let notes = try daemon.client().lead(try #require(Int64(leads.anna))).timeline
      #expect(notes.contains { $0.actor.contains("boss") && $0.actor.contains("anna") }, "both names are kept")
    }
  }

  private func withPeople(_ body: (Daemon, Leads) throws -> Void) throws {
    try Daemon.run(.init(start: "2026-11-24T10:00:00Z", teams: ["demo": "ES", "other": "ES"])) { daemon in
      // Where root keeps its build, others may not look. Copied by a program, since a file that this process has open
      // for writing cannot be run while any other test starts a child.
      let copied = try daemon.runProgram(
        "/bin/install", "-m", "755", Project.binaries + "/truca", daemon.folder.file("truca"))
      try #require(copied.status == 0, "\(copied)")
      try #require(chown(daemon.socket, 0, Daemon.group) == 0)
      let roles = [
        "anna": "rep", "marc": "rep", "nora": "manager", "mailbox": "intake", "boss": "administrator", "eva": "rep",
      ]
      for (login, role) in roles.sorted(by: { $0.key < $1.key }) {
        let ran = try daemon.truca(
          "user", "add", login, "--role", role, "--uid", String(try uid(of: login)), "--team",
          login == "eva" ? "other" : "demo", "--zone", "Europe/Madrid", "--hours", "mon-fri 08:00-21:00")
        try #require(ran.status == 0, "\(ran)")
      }
      let leads = try ["anna", "marc", "eva"].enumerated().map { index, login in
        let team = login == "eva" ? "other" : "demo"
        return String(try daemon.addLead("Lead of \(login)", "+44207946010\(index)", owner: login, team: team))
      }
      try body(daemon, Leads(anna: leads[0], marc: leads[1], eva: leads[2]))
    }
  }

  private func uid(of login: String) throws -> uid_t {
    let uid: uid_t? = Self.uids[login]
    return try #require(uid)
  }

  private func truca(_ daemon: Daemon, _ login: String, _ command: [String]) throws -> Ran {
    try daemon.truca(command, uid: try uid(of: login), program: daemon.folder.file("truca"))
  }

  private func expect(_ daemon: Daemon, _ login: String, _ status: Int32, _ commands: [String]...) throws {
    for command in commands {
      let ran = try truca(daemon, login, command)
      #expect(ran.status == status, "\(login): truca \(command.joined(separator: " ")): \(ran)")
    }
  }
}
