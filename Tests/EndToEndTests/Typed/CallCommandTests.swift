import Testing
import TrucaAPI
import TrucaClient

@Suite("What a rep types", .keepingFolders)
struct CallCommandTests {
  @Test("a call is taken, logged, taken back and logged anew")
  func takeAndLog() throws {
    try Daemon.run { daemon in
      try daemon.addReps("anna")
      let lead = try daemon.addLead("Helen Ashworth", "+44 20 7946 0101", owner: "anna")
      _ = try daemon.client().advanceClock(to: "2026-11-24T09:00:00Z")
      let today = try daemon.truca(as: "anna")
      #expect(today.output.contains("Helen Ashworth"))
      let first = try daemon.json(NextAnswer.self, "next", as: "anna")
      let again = try daemon.json(NextAnswer.self, "next", as: "anna")
      #expect(first == again, "a call in hand is given again")
      #expect(first.call?.lead == lead)
      let logged = try daemon.json(CallAnswer.self, "log", "v", "--note", "left a message", as: "anna")
      #expect(logged.attempt == 1)
      #expect(logged.outcome == "voicemail")
      #expect(try daemon.truca("log", "v", as: "anna").status == 73)
      #expect(try daemon.truca("undo", as: "anna").status == 0)
      let anew = try daemon.truca("log", "d", as: "anna")
      #expect(anew.status == 0, "\(anew)")
      let closed = try daemon.client().lead(lead)
      #expect(closed.state == "closed")
      #expect(closed.calls.count == 1)
      #expect(closed.numbers.map(\.suppressed) == [true])
      #expect(closed.notes.map(\.text) == ["left a message"])
      let refused = try daemon.json(NextAnswer.self, "next", String(lead), as: "anna")
      #expect(refused.call == nil)
      #expect(refused.nobody != nil)
    }
  }

  @Test("a promised callback is kept to the minute, and refused where the law forbids it")
  func callback() throws {
    try Daemon.run { daemon in
      try daemon.addReps("anna")
      let lead = try daemon.addLead("Helen Ashworth", "+44 20 7946 0101", owner: "anna")
      _ = try daemon.addLead("Oliver Braithwaite", "+44 20 7946 0102", owner: "anna")
      _ = try daemon.client().advanceClock(to: "2026-11-24T09:00:00Z")
      let night = try daemon.truca("callback", String(lead), "tomorrow", "23:00", as: "anna")
      #expect(night.status == 69)
      #expect(night.errors.contains("nearest possible time"), "\(night)")
      _ = try daemon.client(as: "anna").next(lead: lead)
      #expect(try daemon.truca("callback", "tomorrow", "10:30", as: "anna").status == 0)
      #expect(try daemon.client().lead(lead).promise?.instant == "2026-11-25T09:30:00Z")
      _ = try daemon.client().advanceClock(to: "2026-11-25T09:24:00Z")
      let ahead = try daemon.json(NextAnswer.self, "next", as: "anna")
      #expect(ahead.nobody?.kind == "promiseAhead", "\(ahead)")
      _ = try daemon.client().advanceClock(to: "2026-11-25T09:30:00Z")
      let call = try #require(try daemon.json(NextAnswer.self, "next", as: "anna").call)
      #expect(call.lead == lead)
      #expect(call.promised?.instant == "2026-11-25T09:30:00Z")
    }
  }

  @Test("a promise that was not taken within five minutes stands among the missed")
  func missedPromise() throws {
    try Daemon.run { daemon in
      try daemon.addReps("anna")
      let lead = try daemon.addLead("Helen Ashworth", "+44 20 7946 0101", owner: "anna")
      #expect(try daemon.truca("callback", String(lead), "today", "12:00", as: "anna").status == 0)
      _ = try daemon.client().advanceClock(to: "2026-11-24T11:04:00Z")
      #expect(try daemon.client(as: "anna").today().missedPromises.isEmpty)
      _ = try daemon.client().advanceClock(to: "2026-11-24T11:06:00Z")
      #expect(try daemon.client(as: "anna").today().missedPromises.map(\.lead) == [lead])
      let list = try daemon.truca("lead", "list", "--missed")
      #expect(list.output.contains("Helen Ashworth"), "\(list)")
    }
  }

  @Test("snooze moves a call, skip gives it back, note keeps a text")
  func moves() throws {
    try Daemon.run { daemon in
      try daemon.addReps("anna")
      let lead = try daemon.addLead("Helen Ashworth", "+44 20 7946 0101", owner: "anna")
      _ = try daemon.client().advanceClock(to: "2026-11-24T09:00:00Z")
      #expect(try daemon.json(NextAnswer.self, "next", as: "anna").call?.lead == lead)
      let skipped = try daemon.truca("skip", "known", "to", "be", "on", "a", "plane", as: "anna")
      #expect(skipped.status == 0, "\(skipped)")
      #expect(try daemon.json(NextAnswer.self, "next", as: "anna").call == nil, "a skipped lead rests")
      let snoozed = try daemon.json(LeadAnswer.self, "snooze", String(lead), "friday", "11h", as: "anna")
      #expect(snoozed.next?.instant == "2026-11-27T10:00:00Z")
      #expect(try daemon.truca("note", String(lead), "call", "her", "mother", as: "anna").status == 0)
      #expect(try daemon.client().lead(lead).notes.map(\.text).contains("call her mother"))
      #expect(try daemon.client().lead(lead).calls.filter { $0.state == "outcome" }.isEmpty)
      #expect(try daemon.client().doctor().healthy)
    }
  }

  @Test("calls that were made without Truca are recorded with direction, time and number")
  func madeWithout() throws {
    try Daemon.run { daemon in
      try daemon.addReps("anna")
      let lead = try daemon.addLead("Helen Ashworth", "+44 20 7946 0101", owner: "anna")
      _ = try daemon.client().advanceClock(to: "2026-11-24T11:00:00Z")
      let id = String(lead)
      let made = try daemon.truca(
        "log", "voicemail", "--lead", id, "--at", "10:30", "--number", "+44 20 7946 0102", as: "anna")
      #expect(made.status == 0, "\(made)")
      let incoming = try daemon.truca("log", "connected", "--lead", id, "--in", "--at", "11:15", as: "anna")
      #expect(incoming.status == 0, "\(incoming)")
      let calls = try daemon.client().lead(lead).calls.sorted { $0.at.instant < $1.at.instant }
      #expect(calls.map(\.direction) == ["out", "in"])
      #expect(calls.map(\.attempt) == [1, nil])
      #expect(calls.map(\.at.instant) == ["2026-11-24T09:30:00Z", "2026-11-24T10:15:00Z"])
      #expect(calls.first?.number == "+442079460102")
      #expect(try daemon.client().doctor().healthy)
    }
  }

  @Test("a promise that was missed does not push another one off its minute")
  func twoPromises() throws {
    try Daemon.run { daemon in
      try daemon.addReps("anna")
      let missed = try daemon.addLead("Helen Ashworth", "+44 20 7946 0101", owner: "anna")
      let kept = try daemon.addLead("Oliver Braithwaite", "+44 20 7946 0102", owner: "anna")
      let rep = daemon.client(as: "anna")
      _ = try rep.promise(missed, at: "2026-11-24T11:00:00Z")
      _ = try rep.promise(kept, at: "2026-11-24T11:10:00Z")
      _ = try daemon.client().advanceClock(to: "2026-11-24T11:06:00Z")
      // Ten minutes of a call would run past the other promise.
      #expect(try rep.next().nobody?.kind == "promiseAhead")
      _ = try daemon.client().advanceClock(to: "2026-11-24T11:10:00Z")
      #expect(try rep.next().call?.lead == kept)
    }
  }

  @Test("the outcome that ends a lead's calls can be taken back as any other")
  func undoOfTheLast() throws {
    try Daemon.run { daemon in
      try daemon.addReps("anna")
      let lead = try daemon.addLead("Helen Ashworth", "+44 20 7946 0101", owner: "anna")
      _ = try daemon.client().advanceClock(to: "2026-11-27T10:00:00Z")
      let rep = daemon.client(as: "anna")
      for hour in 10...18 {
        _ = try rep.record(MadeCallRequest(outcome: "no-answer", at: "2026-11-26T\(hour):00:00Z"), with: lead)
      }
      let tenth = try rep.record(MadeCallRequest(outcome: "no-answer"), with: lead)
      #expect(tenth.state == "closed")
      #expect(try rep.undo().lead == lead)
      #expect(try rep.record(OutcomeRequest(outcome: "qualified")).outcome == "qualified")
    }
  }
}
