import Testing
import TrucaAPI
import TrucaClient

@Suite("Nine days of three reps and 300 leads, over the change to summer time", .keepingFolders)
struct NineDays {
  /// Wednesday, four days before the change.
  private static let start = "2027-03-24T07:00:00Z"

  private static let seeds: [UInt64] = Project.isSystemTest ? Array(1...5) : [1]

  @Test("every call keeps law, hours, distances and promises", arguments: seeds)
  func play(_ seed: UInt64) throws {
    try Daemon.run(.init(start: Self.start)) { daemon in
      let start = try #require(UTC.seconds(Self.start))
      let play = try DeskPlay(daemon, seed: seed, start: start, days: 9)
      play.schedule(leads: 300)
      try play.run()
      let log = play.log
      try log.checkInstants()
      try log.checkSpacing()
      log.checkCapacity()
      log.checkPromises(until: play.end)
      log.checkHands()
      try compare(log, with: daemon)
      checkCoverage(log)
      let report = try daemon.client().doctor()
      #expect(report.healthy, "\(report.checks.flatMap(\.faults))")
    }
  }

  /// What the daemon tells of each lead is what the reps saw.
  private func compare(_ log: CallLog, with daemon: Daemon) throws {
    let made = log.attemptsByLead
    for arrival in log.arrivals.values {
      let lead = try daemon.client().lead(arrival.lead)
      let told = lead.calls.filter { $0.attempt != nil }.sorted { ($0.attempt ?? 0) < ($1.attempt ?? 0) }
      let seen = made[arrival.lead] ?? []
      #expect(told.map(\.call) == seen.map(\.call), "lead \(arrival.lead)")
      #expect(told.map(\.attempt) == seen.map(\.attempt), "lead \(arrival.lead)")
      for (call, entry) in zip(told, seen) {
        #expect(UTC.seconds(call.at.instant) == entry.at)
        #expect(call.outcome == entry.outcome, "call \(entry.call) of lead \(entry.lead)")
      }
      let isClosed = log.closings[arrival.lead] != nil
      #expect((lead.state == "closed") == isClosed || !isClosed, "lead \(arrival.lead) is \(lead.state)")
      if lead.state == "open", told.count < 6 {
        #expect(lead.risk != nil || lead.next != nil, "lead \(arrival.lead) has \(told.count) calls and nobody says so")
      }
    }
  }

  /// The play was not so tame that the checks saw nothing.
  private func checkCoverage(_ log: CallLog) {
    #expect(log.arrivals.count == 300)
    #expect(log.made.count > 800)
    #expect(log.made.contains { $0.at > WallClock.change })
    #expect(log.entries.filter(\.wasSkipped).count > 5)
    #expect(log.promises.filter { $0.keptAt == $0.at }.count > 20)
    #expect(log.made.contains { $0.outcome == nil }, "nobody ever vanished")
    #expect(log.lateOutcomes > 0)
    #expect(log.undone > 0)
    #expect(log.replays > 50)
    #expect(log.snoozed > 0)
  }
}

extension Lead {
  /// The first planned call.
  fileprivate var next: Moment? { planned.first?.at }
}
