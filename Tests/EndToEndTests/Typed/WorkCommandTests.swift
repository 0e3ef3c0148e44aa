import Glibc
import Testing
import TrucaAPI
import TrucaClient

@Suite("truca work on a terminal", .keepingFolders, .timeLimit(.minutes(3)))
struct WorkCommandTests {
  private static let leaving = "\u{1B}[?25h\u{1B}[?1049l"

  private func settings() -> Daemon.Settings {
    var settings = Daemon.Settings()
    // Ten in London.
    settings.start = "2026-11-24T10:00:00Z"
    return settings
  }

  @Test("it waits, rings when a lead comes, logs by one key, takes back, and leaves the terminal as it was")
  func loop() throws {
    try Daemon.run(settings()) { daemon in
      try daemon.addReps("anna")
      let terminal = try daemon.onTerminal("work", as: "anna")
      let before = terminal.modeBefore
      try terminal.read(until: "a new lead will bring one")
      #expect(terminal.mode != before)
      let lead = try daemon.addLead("Helen Ashworth", "+44 20 7946 0101", owner: "anna")
      try terminal.read(until: "\u{07}", "Helen Ashworth", "+442079460101", "v Voicemail")
      terminal.type("o")
      try terminal.read(until: "Note (Enter")
      terminal.type("asked for Núria\r")
      try terminal.read(until: "note: asked for Núria")
      terminal.type("v")
      try terminal.read(until: "Helen Ashworth: Voicemail", "No lead is to be called now")
      #expect(try daemon.client().lead(lead).notes.map(\.text) == ["asked for Núria"])
      terminal.type("u")
      try terminal.read(until: "Taken back")
      terminal.type("t")
      try terminal.read(until: "When?")
      terminal.type("tomorrow 10:30\r")
      try terminal.read(until: "Helen Ashworth: Callback")
      #expect(try daemon.client().lead(lead).promise?.instant == "2026-11-25T09:30:00Z")
      terminal.type("\u{03}")
      try terminal.read(until: Self.leaving)
      #expect(terminal.end() == 0)
      #expect(terminal.mode == before)
    }
  }

  @Test("a signal ends it with the terminal as it was", arguments: [SIGINT, SIGTERM, SIGHUP])
  func signals(signal: Int32) throws {
    try Daemon.run(settings()) { daemon in
      try daemon.addReps("anna")
      let terminal = try daemon.onTerminal("work", as: "anna")
      let before = terminal.modeBefore
      try terminal.read(until: "a new lead will bring one")
      terminal.send(signal: signal)
      try terminal.read(until: Self.leaving)
      #expect(terminal.end() == 128 + signal)
      #expect(terminal.mode == before)
    }
  }

  @Test("Ctrl-Z stops it with the terminal as it was, and it draws itself anew when it goes on")
  func stopped() throws {
    try Daemon.run(settings()) { daemon in
      try daemon.addReps("anna")
      let terminal = try daemon.onTerminal("work", as: "anna")
      let before = terminal.modeBefore
      try terminal.read(until: "a new lead will bring one")
      let working = terminal.mode
      terminal.type("\u{1A}")
      try terminal.read(until: Self.leaving)
      #expect(terminal.waitForStop())
      #expect(terminal.mode == before)
      terminal.send(signal: SIGCONT)
      try terminal.read(until: "a new lead will bring one")
      #expect(terminal.mode == working)
      terminal.resize(rows: 12, columns: 40)
      try terminal.read(until: "\u{1B}[2J", "\u{1B}[12;1H")
      terminal.type("Q")
      #expect(terminal.end() == 0)
      #expect(terminal.mode == before)
    }
  }

  @Test("a daemon that is killed and started again is waited for, with the call still on the screen")
  func killed() throws {
    try Daemon.run(settings()) { daemon in
      try daemon.addReps("anna")
      _ = try daemon.addLead("Helen Ashworth", "+44 20 7946 0101", owner: "anna")
      let terminal = try daemon.onTerminal("work", as: "anna")
      try terminal.read(until: "Helen Ashworth", "v Voicemail")
      daemon.kill()
      try terminal.read(until: "Trying again")
      try daemon.start()
      try terminal.read(until: "The daemon is there again.")
      terminal.type("v")
      try terminal.read(until: "Helen Ashworth: Voicemail")
      terminal.type("\u{03}")
      #expect(terminal.end() == 0)
    }
  }

  @Test("truca watch tells events as they happen, goes on after a restart, and ends quietly at Ctrl-C")
  func watch() throws {
    try Daemon.run(settings()) { daemon in
      try daemon.addReps("anna")
      let terminal = try daemon.onTerminal("watch", "--after", "0", as: "anna")
      try terminal.read(until: "user anna added")
      let lead = try daemon.addLead("Helen Ashworth", "+44 20 7946 0101", owner: "anna")
      let text = try terminal.read(until: "lead \(lead)", "entered, open")
      // Events hold no names of leads.
      #expect(!text.contains("Helen"))
      daemon.kill()
      try terminal.read(until: "trying again until it is there")
      try daemon.start()
      try terminal.read(until: "trucad is there again")
      _ = try daemon.client(as: "anna").next()
      try terminal.read(until: "handed out to anna")
      terminal.type("\u{03}")
      #expect(terminal.end() == 128 + SIGINT)
    }
  }
}
