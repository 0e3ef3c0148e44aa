import Testing
import TrucaAPI
import TrucaClient

@Suite("kill -9 under load", .keepingFolders)
struct KillUnderLoad {
  private static let kills = Project.isSystemTest ? 200 : 8
  private static let users = ["anna", "marc", "lia"]

  @Test("no acknowledged write is lost, and none is applied twice")
  func kill() throws {
    try Daemon.run(.init(start: "2026-11-24T10:00:00Z")) { daemon in
      try daemon.addReps("anna", "marc", "lia", capacity: 1000)
      let log = try LoadLog(path: daemon.folder.file("requests.log"))
      var random = SeededGenerator(seed: 9)
      for round in 0..<Self.kills {
        let before = log.all.count
        let load = Load(on: daemon.socket, log: log, users: Self.users, round: round)
        let isAlive = load.wait(forAnswers: Int.random(in: 1...60, using: &random))
        daemon.kill()
        load.end()
        #expect(isAlive, "round \(round): the daemon failed before it was killed:\n\(daemon.log.suffix(500))")
        try daemon.start()
        try checkReplays(of: Array(log.all[before...]), in: log, at: daemon)
        if round % 10 == 9 { try checkHealth(daemon) }
        // Leases end and calls become due meanwhile.
        if round % 5 == 4 { _ = try daemon.client().advanceClock(to: "+10m") }
      }
      try checkContent(of: log, at: daemon)
      try checkHealth(daemon)
      #expect(log.all.count > Self.kills * 10)
    }
  }

  /// Who was answered gets the same bytes again; who was not, learns now what came of it, and it is carried out once.
  private func checkReplays(of requests: [LoadLog.Request], in log: LoadLog, at daemon: Daemon) throws {
    for request in requests {
      let again = try LoadLog.send(request, to: daemon.socket)
      let text: Comment = "\(request.key): \(String(decoding: again.body, as: UTF8.self))"
      #expect(200..<300 ~= again.status, text)
      if let answer = request.answer {
        #expect(again.status == answer.status, text)
        let isSame = again.body == answer.body
        #expect(isSame, "\(request.key) was carried out again")
      } else {
        log.settle(request.key, again)
      }
    }
  }

  private func checkHealth(_ daemon: Daemon) throws {
    let report = try daemon.client().doctor()
    #expect(report.healthy, "\(report.checks.flatMap(\.faults))")
  }

  /// Each write is there, once.
  private func checkContent(of log: LoadLog, at daemon: Daemon) throws {
    let rows = try allLeads(daemon)
    #expect(Set(rows.map(\.name)).count == rows.count, "a lead came in twice")
    let requests = log.all
    #expect(Set(rows.map(\.name)) == Set(requests.filter { $0.kind == .lead }.map { String($0.key.dropLast(5)) }))
    var notes: [String: Int] = [:]
    var outcomes: [Int64: String] = [:]
    for row in rows {
      let lead = try daemon.client().lead(row.lead)
      for note in lead.notes { notes[note.text, default: 0] += 1 }
      for call in lead.calls { outcomes[call.call] = call.outcome }
      let attempts = lead.calls.compactMap(\.attempt).sorted()
      #expect(attempts == Array(1..<attempts.count + 1), "lead \(row.lead)")
    }
    for request in requests {
      let answer = try #require(request.answer)
      switch request.kind {
      case .note: #expect(notes[String(request.key.dropLast(5))] == 1, "\(request.key)")
      case .outcome:
        let call = try WireCoder.decode(CallAnswer.self, from: answer.body).call
        #expect(outcomes[call] == "voicemail", "\(request.key): call \(call)")
      case .lead, .next: break
      }
    }
  }

  private func allLeads(_ daemon: Daemon) throws -> [LeadRow] {
    var page = try daemon.client().leads(limit: 200)
    var rows = page.items
    while let cursor = page.next {
      page = try daemon.client().leads(after: cursor, limit: 200)
      rows += page.items
    }
    return rows
  }
}
