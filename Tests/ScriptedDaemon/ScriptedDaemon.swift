import Glibc
import Synchronization

/// A daemon that answers with literal texts, one for each request in order, on a Unix socket in a folder of its own, and
/// remembers what it was asked. It lives on a thread, since clients block the one they run on.
package final class ScriptedDaemon: Sendable {
  /// What a system call answered when it failed.
  package struct SystemFailure: Error {
    package var call: String
    package var code: Int32
  }

  private final class Script: Sendable {
    let replies: Mutex<[ScriptedReply]>
    let requests = Mutex<[ReceivedRequest]>([])

    init(_ replies: [ScriptedReply]) {
      self.replies = Mutex(replies)
    }

    func serve(on listener: Int32) {
      while true {
        let descriptor = accept(listener, nil, nil)
        guard descriptor >= 0 else { return }
        var connection = ScriptedConnection(descriptor: descriptor)
        guard let request = connection.request() else { continue }
        requests.withLock { $0.append(request) }
        let reply = replies.withLock { $0.isEmpty ? nil : $0.removeFirst() }
        if let text = reply?.text { connection.send(text) }
      }
    }
  }

  private final class Start: Sendable {
    let listener: Int32
    let script: Script

    init(listener: Int32, script: Script) {
      self.listener = listener
      self.script = script
    }
  }

  /// A folder that is removed with the daemon.
  package let folder: String
  /// The socket.
  package let path: String
  private let listener: Int32
  private let thread: pthread_t
  private let script: Script

  /// - Parameter replies: the first is for the first request, and so on; after the last one connections are closed.
  package convenience init(_ replies: ScriptedReply...) throws {
    try self.init(replies: replies)
  }

  package init(replies: [ScriptedReply]) throws {
    folder = try Self.makeFolder()
    path = folder + "/truca.sock"
    script = Script(replies)
    listener = try Self.listen(at: path)
    thread = try Self.startThread(Start(listener: listener, script: script))
  }

  deinit {
    // Wakes the thread, which then finds no more connections.
    shutdown(listener, Int32(SHUT_RDWR))
    pthread_join(thread, nil)
    close(listener)
    Self.remove(folder)
  }

  /// All requests so far, in order.
  package var requests: [ReceivedRequest] { script.requests.withLock { $0 } }

  private static func makeFolder() throws -> String {
    var template = Array("/tmp/truca-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw SystemFailure(call: "mkdtemp", code: errno) }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func listen(at path: String) throws -> Int32 {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw SystemFailure(call: "socket", code: errno) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let bound = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard bound == 0 else { throw SystemFailure(call: "bind", code: errno) }
    guard Glibc.listen(descriptor, 16) == 0 else { throw SystemFailure(call: "listen", code: errno) }
    return descriptor
  }

  private static func startThread(_ start: Start) throws -> pthread_t {
    var thread = pthread_t()
    let code = pthread_create(
      &thread, nil,
      { raw in
        if let raw {
          let start = Unmanaged<Start>.fromOpaque(raw).takeRetainedValue()
          start.script.serve(on: start.listener)
        }
        return nil
      }, Unmanaged.passRetained(start).toOpaque())
    guard code == 0 else { throw SystemFailure(call: "pthread_create", code: code) }
    return thread
  }

  /// The folder holds files alone.
  private static func remove(_ folder: String) {
    guard let directory = opendir(folder) else { return }
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      unlink("\(folder)/\(name)")
    }
    closedir(directory)
    rmdir(folder)
  }
}
