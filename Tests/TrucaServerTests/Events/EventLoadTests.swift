import Testing
import TrucaAPI
import TrucaCore
import TrucaStore

@testable import TrucaServer

@Suite("Many streams of events", .timeLimit(.minutes(5)))
struct EventLoadTests {
  private static let peers: [UInt32] = Array(6001...6007)

  /// Eight peers, the last one being our own process.
  private static func addPeers(_ desk: DeskFixture) async throws {
    for uid in peers { try await desk.addUser("rep\(uid)", uid: uid, roles: ["manager", "rep"]) }
  }

  @Test("two hundred streams beside traffic are told all, once and in order")
  func twoHundred() async throws {
    try #require(DescriptorLimit.raise() >= 4_096)
    try await DeskFixture.run { desk in
      try await Self.addPeers(desk)
      let socket = desk.server.socket
      let streams = try await onThread {
        try (0..<200).map { try EventConnection(socket, uid: $0 < 8 ? nil : Self.peers[$0 % Self.peers.count]) }
      }
      let start = try await desk.journal()
      try await withThrowingTaskGroup(of: Void.self) { tasks in
        for worker in 0..<8 {
          tasks.addTask {
            for number in 0..<15 {
              let digits = String(10_000 + worker * 100 + number).dropFirst()
              try await desk.addLead("N\(worker)-\(number)", number: "+44 20 7946 \(digits)", owner: "rep6001")
            }
          }
        }
        try await tasks.waitForAll()
      }
      let last = try await desk.addLead("Last", owner: "rep6001")
      let lead = last.lead
      let end = try await desk.journal()
      let told = try await onThread { try streams.map { try $0.events(until: "stored", lead: lead).map(\.sequence) } }
      #expect(end - start >= 121)
      for sequences in told { #expect(sequences == Array((start + 1)...end)) }
    }
  }

  @Test("a reader that does not read holds nobody up")
  func slowReader() async throws {
    try await DeskFixture.run { desk in
      try await desk.addRoster()
      let socket = desk.server.socket
      let slow = try await onThread { try (0..<8).map { _ in try EventConnection(socket, as: "anna", after: "0") } }
      let brisk = try await onThread { try EventConnection(socket, as: "anna") }
      let lead = try await desk.addLead().lead
      // Far more than a socket takes that nobody reads.
      for _ in 0..<200 {
        try await desk.desk.systemCommand { scope in
          var progress = try #require(try scope.reading.progress(LeadID(lead)))
          try scope.decide(Array(repeating: .noteAdded, count: 20), about: &progress)
        }
      }
      _ = try await desk.next()
      let events = try await onThread { try brisk.events(until: "handedOut") }
      #expect(events.count >= 4_000)
      withExtendedLifetime(slow) {}
    }
  }
}
