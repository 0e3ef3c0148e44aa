import Dispatch
import Glibc
import Testing
import TrucaAPI
import TrucaClient

@Suite("A daemon's beginning and end", .keepingFolders)
struct LifeTests {
  @Test("a second daemon on the same state is refused with a sentence, and the first goes on")
  func sameState() throws {
    try Daemon.run { daemon in
      let second = try daemon.second("--socket", daemon.folder.file("other.sock"))
      #expect(second.status != 0)
      #expect(second.errors.contains("cannot"), "\(second)")
      #expect(second.errors.contains(daemon.folder.file("state")), "\(second)")
      #expect(try daemon.client().status().clock.kind == "simulated")
    }
  }

  @Test("a second daemon on the same socket is refused with a sentence, and the first goes on")
  func sameSocket() throws {
    try Daemon.run { daemon in
      let second = try daemon.second("--state", daemon.folder.file("other"))
      #expect(second.status != 0)
      #expect(second.errors.contains("cannot"), "\(second)")
      #expect(second.errors.contains(daemon.socket), "\(second)")
      #expect(try daemon.client().status().clock.kind == "simulated")
    }
  }

  @Test("the socket of a killed daemon is in nobody's way")
  func staleSocket() throws {
    try Daemon.run { daemon in
      try daemon.addReps("anna")
      daemon.kill()
      #expect(access(daemon.socket, F_OK) == 0, "the killed daemon left its socket")
      try daemon.start()
      #expect(try daemon.client().user("anna").user == "anna")
    }
  }

  @Test("the simulated clock goes on from where it stood")
  func clockGoesOn() throws {
    try Daemon.run { daemon in
      _ = try daemon.client().advanceClock(to: "2026-11-24T12:34:00Z")
      #expect(daemon.terminate() == 0)
      try daemon.start()
      #expect(try daemon.client().clock().now.instant == "2026-11-24T12:34:00Z")
      daemon.kill()
      try daemon.start()
      #expect(try daemon.client().clock().now.instant == "2026-11-24T12:34:00Z")
    }
  }

  @Test("a store of one clock is refused with the other")
  func realClock() throws {
    try Daemon.run { daemon in
      daemon.kill()
      let ran = try daemon.withRealClock()
      #expect(ran.status == EX_CONFIG, "\(ran)")
      #expect(ran.errors.contains("cannot"))
    }
  }

  @Test("SIGTERM right after the start ends a daemon in order")
  func earlyTermination() throws {
    try Daemon.run { daemon in
      for round in 0..<20 {
        #expect(daemon.terminate() == 0, "round \(round): \(daemon.log.suffix(300))")
        try daemon.start()
      }
    }
  }

  @Test("SIGTERM finishes what is in flight, within five seconds")
  func termination() throws {
    try Daemon.run { daemon in
      try daemon.addReps("anna", "marc", "lia", capacity: 1000)
      let log = try LoadLog(path: daemon.folder.file("requests.log"))
      let load = Load(on: daemon.socket, log: log, users: ["anna", "marc", "lia"], round: 0)
      #expect(load.wait(forAnswers: 30))
      #expect(daemon.terminate(within: 5000) == 0, "\(daemon.log.suffix(500))")
      load.end()
      try daemon.start()
      for request in log.all {
        let again = try LoadLog.send(request, to: daemon.socket)
        let isSame = request.answer.map { $0.body == again.body } ?? true
        #expect(isSame, "\(request.key) was answered and is not there")
      }
      #expect(try daemon.client().doctor().healthy)
    }
  }

  @Test("SIGTERM ends a daemon that takes an import without end, within five seconds")
  func terminationDuringImport() throws {
    try Daemon.run { daemon in
      try daemon.addReps("anna")
      let transport = UnixTransport(path: daemon.socket)
      let done = DispatchGroup()
      let running = DispatchSemaphore(value: 0)
      DispatchQueue(label: "import").async(group: done) {
        var pieces = 0
        _ = try? transport.upload(
          "/v1/imports?team=demo", headers: [("Content-Type", "text/csv")],
          source: { () throws(ClientError) in
            pieces += 1
            guard pieces > 1 else { return Array("Name,Phone\n".utf8) }
            // Enough was taken for rows to have been stored.
            if pieces == 20 { running.signal() }
            return (0..<100).flatMap { Array("Lead \(pieces) \($0),+442079460101\n".utf8) }
          }, onLine: { _ in })
        running.signal()
      }
      running.wait()
      #expect(daemon.terminate(within: 5000) == 0, "\(daemon.log.suffix(500))")
      daemon.kill()
      done.wait()
      try daemon.start()
      #expect(try daemon.client().doctor().healthy)
    }
  }
}
