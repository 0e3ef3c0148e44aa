import FoundationEssentials
import Glibc
import Hummingbird
import Testing
import TrucaClient

@testable import TrucaServer

@Suite("The listening socket", .timeLimit(.minutes(1)))
struct ListeningSocketTests {
  private func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require(attributes[.posixPermissions] as? Int)
  }

  @Test("only owner and group may connect")
  func permissions() throws {
    let scratch = try ScratchDirectory()
    let listening = try ListeningSocket.bind(path: scratch.file("s"), group: getgid())
    #expect(try mode(scratch.file("s")) == 0o660)
    #expect(try mode(scratch.file("s.lock")) == 0o600)
    withExtendedLifetime(listening) {}
  }

  @Test("a second listener is refused while the first lives, and leaves it its socket")
  func second() throws {
    let scratch = try ScratchDirectory()
    let path = scratch.file("s")
    let first = try ListeningSocket.bind(path: path)
    let error = #expect(throws: ListenError.locked(path: path + ".lock")) { try ListeningSocket.bind(path: path) }
    #expect(try #require(error).description.contains(path))
    _ = try RawConnection(path)
    first.release()
  }

  @Test("a live socket is not taken over, even where nobody holds the lock")
  func live() throws {
    let scratch = try ScratchDirectory()
    let path = scratch.file("s")
    let first = try ListeningSocket.bind(path: path)
    try #require(unlink(path + ".lock") == 0)
    #expect(throws: ListenError.alreadyServed(path: path)) { try ListeningSocket.bind(path: path) }
    _ = try RawConnection(path)
    withExtendedLifetime(first) {}
  }

  @Test("the socket of a dead daemon is replaced")
  func stale() throws {
    let scratch = try ScratchDirectory()
    let path = scratch.file("s")
    let dead = try ListeningSocket.bind(path: path)
    close(dead.descriptor)
    try #require(unlink(path + ".lock") == 0)
    let next = try ListeningSocket.bind(path: path)
    _ = try RawConnection(path)
    withExtendedLifetime((dead, next)) {}
  }

  @Test("what is no socket is left alone")
  func notASocket() throws {
    let scratch = try ScratchDirectory()
    try #require(FileManager.default.createFile(atPath: scratch.file("s"), contents: Data("x".utf8)))
    #expect(throws: ListenError.notASocket(path: scratch.file("s"))) {
      try ListeningSocket.bind(path: scratch.file("s"))
    }
    #expect(FileManager.default.contents(atPath: scratch.file("s")) == Data("x".utf8))
  }

  @Test("a path of 107 bytes fits, one of 108 does not")
  func length() throws {
    let scratch = try ScratchDirectory()
    let room = 107 - scratch.path.utf8.count - 1
    let fits = try ListeningSocket.bind(path: scratch.file(String(repeating: "s", count: room)))
    let long = scratch.file(String(repeating: "s", count: room + 1))
    #expect(throws: ListenError.pathTooLong(path: long)) { try ListeningSocket.bind(path: long) }
    withExtendedLifetime(fits) {}
  }

  @Test("a missing directory is named")
  func missingDirectory() throws {
    let error = #expect(throws: ListenError.self) { try ListeningSocket.bind(path: "/tmp/truca-none/s") }
    #expect(try #require(error).description.hasPrefix("cannot listen at /tmp/truca-none/s.lock: "))
  }

  @Test("release removes our own socket and never a successor's")
  func release() throws {
    let scratch = try ScratchDirectory()
    let path = scratch.file("s")
    let first = try ListeningSocket.bind(path: path)
    first.release()
    #expect(!FileManager.default.fileExists(atPath: path))
    let second = try ListeningSocket.bind(path: path)
    try #require(unlink(path) == 0 && unlink(path + ".lock") == 0)
    let third = try ListeningSocket.bind(path: path)
    second.release()
    _ = try RawConnection(path)
    withExtendedLifetime(third) {}
  }

  @Test(
    "sockets that are not meant for us are not taken",
    arguments: [[:], ["LISTEN_FDS": "1"], ["LISTEN_PID": "1", "LISTEN_FDS": "1"], ["LISTEN_PID": "77"]])
  func notOurs(environment: [String: String]) throws {
    #expect(try ListeningSocket.inherited(environment: environment, process: 77).isEmpty)
  }

  @Test("a number of sockets that makes no sense is refused", arguments: ["", "x", "-1", "65"])
  func badCount(text: String) throws {
    #expect(throws: ListenError.badInheritance(text)) {
      try ListeningSocket.inherited(environment: ["LISTEN_PID": "77", "LISTEN_FDS": text], process: 77)
    }
  }

  @Test("a descriptor that is no listening Unix socket is refused")
  func wrongDescriptor() throws {
    let environment = ["LISTEN_PID": "77", "LISTEN_FDS": "1"]
    let internet = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    let deaf = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    let file = open("/dev/null", O_RDONLY)
    for descriptor in [internet, deaf, file] {
      #expect(throws: ListenError.notInherited(descriptor: descriptor)) {
        try ListeningSocket.inherited(environment: environment, process: 77, first: descriptor)
      }
      close(descriptor)
    }
  }

  @Test("an inherited socket is served, and its file left to the one who made it")
  func inherited() async throws {
    let scratch = try ScratchDirectory()
    let path = scratch.file("s")
    let manager = try ListeningSocket.bind(path: path)
    let handed = dup(manager.descriptor)
    let sockets = try ListeningSocket.inherited(
      environment: ["LISTEN_PID": "77", "LISTEN_FDS": "1"], process: 77, first: handed)
    let answer = try await ServerFixture.run(
      try #require(sockets.first), path: path, in: scratch,
      routes: { router in router.get("ok") { _, _ in try Response.json(true) } },
      { try await $0.send("GET", "/ok") })
    #expect(answer.status == 200)
    #expect(FileManager.default.fileExists(atPath: path))
    withExtendedLifetime(manager) {}
  }

  @Test("a second daemon on one state directory is refused until the first ends")
  func stateLock() throws {
    let scratch = try ScratchDirectory()
    var first: StateLock? = try StateLock(directory: scratch.path)
    let error = #expect(throws: ListenError.locked(path: scratch.file("lock"))) {
      try StateLock(directory: scratch.path)
    }
    #expect(try #require(error).description.hasPrefix("cannot take the lock"))
    withExtendedLifetime(first) {}
    first = nil
    _ = try StateLock(directory: scratch.path)
  }
}
