import Testing
import TrucaAPI
import TrucaClient

@Suite("truca as a program", .keepingFolders)
struct ServiceCommandTests {
  private static let commands = [
    ["today"], ["next"], ["log"], ["callback"], ["snooze"], ["skip"], ["undo"], ["note"], ["lead", "import"],
    ["lead", "add"], ["lead", "show"], ["lead", "list"], ["lead", "edit"], ["lead", "assign"], ["lead", "stop"],
    ["held"], ["user", "add"], ["user", "list"], ["user", "set"], ["user", "leave"], ["process", "show"],
    ["process", "check"], ["process", "apply"], ["process", "history"], ["doctor"], ["status"], ["me", "show"],
    ["me", "reminders"], ["clock", "advance"],
  ]

  @Test("each command has help with an example, and takes --json")
  func help() throws {
    try Daemon.run { daemon in
      for command in Self.commands {
        let ran = try daemon.truca(command + ["--help"])
        #expect(ran.status == 0)
        let name = command.joined(separator: " ")
        #expect(ran.output.contains("truca \(name)"), "\(name) has no example")
        #expect(ran.output.contains("--json"), "\(name) has no --json")
      }
    }
  }

  @Test("doctor, status and clock answer in words and in JSON")
  func service() throws {
    try Daemon.run { daemon in
      #expect(try daemon.truca("doctor").status == 0)
      #expect(try daemon.json(DoctorReport.self, "doctor").healthy)
      #expect(try daemon.json(Status.self, "status").clock.kind == "simulated")
      let advanced = try daemon.json(ClockState.self, "clock", "advance", "+2h")
      #expect(advanced.now.instant == "2026-11-24T09:55:00Z")
      #expect(try daemon.truca("clock", "advance", "2026-11-24T09:00:00Z").status != 0, "time does not go back")
      #expect(try daemon.json(ClockState.self, "clock").now.instant == "2026-11-24T09:55:00Z")
    }
  }

  @Test(
    "an unreachable daemon is one sentence that says how to start it", arguments: [["today"], ["next"], ["doctor"]])
  func unreachable(_ command: [String]) throws {
    try Daemon.run { daemon in
      daemon.kill()
      let ran = try daemon.truca(command)
      #expect(ran.status == 69)
      #expect(ran.output.isEmpty)
      #expect(ran.errors.split(separator: "\n").count == 1, "\(ran)")
      #expect(ran.errors.contains("start it with"))
    }
  }

  @Test("exit codes are those of sysexits")
  func exitCodes() throws {
    try Daemon.run { daemon in
      try daemon.addReps("anna", "marc")
      let lead = String(try daemon.addLead("Helen", "+442079460101", owner: "marc"))
      #expect(try daemon.truca("nonsense").status == 64)
      #expect(try daemon.truca("lead", "show", "x").status == 64)
      #expect(try daemon.truca("lead", "import", "/nonexistent.csv").status == 66)
      #expect(try daemon.truca("lead", "show", "999", as: "anna").status == 66)
      #expect(try daemon.truca("next", lead, as: "anna").status == 77, "it is another's lead")
      #expect(try daemon.truca("user", "list", as: "nobody").status == 66)
      #expect(try daemon.truca("user", "add", "eva", "--team", "demo", as: "anna").status == 77)
      #expect(try daemon.truca("clock", "advance", "the day after never").status == 64)
    }
  }
}
