import Testing
import TrucaAPI
import TrucaClient

@Suite("Today")
struct TodayTests {
  @Test("its first due line is what next gives, and without one next gives nothing, in random days", arguments: 0..<6)
  func agrees(seed: UInt64) async throws {
    try await DeskFixture.run { desk in
      var random = SplitMix(seed: seed)
      var day = RandomDay(desk: desk)
      try await day.begin(using: &random)
      for _ in 0..<60 {
        try await day.step(using: &random)
        for rep in ["anna", "ben"] {
          let today = try await desk.today(rep)
          guard today.inHand == nil else { continue }
          let journal = try await desk.journal()
          let answer = try await desk.by(rep) { try $0.next() }
          #expect(answer.call?.lead == today.due.first?.lead)
          #expect(answer.nobody == today.nobody)
          #expect(today.dueTotal == today.due.count)
          if answer.call == nil {
            #expect(try await desk.journal() == journal)
          } else {
            try await day.end(rep, using: &random)
          }
        }
      }
      try await desk.expectHealthy()
    }
  }

  @Test("tells what is later, what is promised, and how many of each there are")
  func sections() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let later = try await desk.addLead("Ada").lead
      let promised = try await desk.addLead("Bob").lead
      let due = try await desk.addLead("Cyd").lead
      _ = try await desk.by("anna") { try $0.snooze(later, until: "15:00") }
      _ = try await desk.by("anna") { try $0.promise(promised, at: "16:00") }
      let today = try await desk.today()
      #expect(today.due.map(\.lead) == [due])
      #expect(today.later.map(\.lead) == [later])
      #expect(today.laterTotal == 1)
      #expect(today.promises.map(\.lead) == [promised])
      #expect(today.made == 0)
      #expect(today.capacity == 60)
    }
  }

  @Test("asked for when there is nothing, tells when to ask again, and then there is something")
  func askAgain() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      try await desk.addLead()
      _ = try await desk.next()
      try await desk.log("no-answer")
      let again = try #require(try await desk.today().nobody?.askAgain)
      try await desk.advance(to: again.instant)
      #expect(try await desk.today().due.count == 1)
    }
  }
}
