import Glibc

/// HTTP/1.1 over a Unix socket with blocking calls: one connection for each request. No event loop, no threads.
public struct UnixTransport: Sendable {
  /// The daemon's socket.
  public let path: String
  /// Milliseconds without any byte in either direction after which a request fails with `connectionLost`; nil waits as
  /// long as the daemon keeps the connection.
  public var patience: Int32?

  public init(path: String, patience: Int32? = nil) {
    self.path = path
    self.patience = patience
  }

  /// Sends one request and waits for the whole answer, whatever its status.
  ///
  /// - Parameters:
  ///   - path: with the query, percent-encoded.
  ///   - body: nil sends none; its `Content-Type` is the caller's to set.
  public func send(
    _ method: String, _ path: String, headers: [(String, String)] = [], body: [UInt8]? = nil
  ) throws(ClientError) -> HTTPAnswer {
    var head = try RequestHead(method, path, headers)
    if let body {
      head.add("Content-Length", String(body.count))
    }
    var exchange = Exchange(
      connection: try UnixConnection.open(path: self.path), answersHEAD: method == "HEAD", inLines: false,
      patience: patience)
    try exchange.run(
      sending: head.bytes + (body ?? []), more: { () throws(ClientError) in nil }, onLine: { _ in true })
    return exchange.answer
  }

  /// Sends a body of unknown length in chunks, and reads the answer at the same time, so that neither side waits for
  /// the other with full buffers. An answer that comes before the body's end stops the upload.
  ///
  /// - Parameters:
  ///   - source: the next piece of the body; nil at its end. A throw cuts the request short, so that the daemon does
  ///     not take it for whole.
  ///   - onLine: each line of an answer with a 2xx status, without its line end. Other answers come back with a body.
  public func upload(
    _ path: String, method: String = "POST", headers: [(String, String)] = [],
    source: () throws(ClientError) -> [UInt8]?, onLine: ([UInt8]) -> Void
  ) throws(ClientError) -> HTTPAnswer {
    var head = try RequestHead(method, path, headers)
    head.add("Transfer-Encoding", "chunked")
    var exchange = Exchange(
      connection: try UnixConnection.open(path: self.path), answersHEAD: false, inLines: true, patience: patience)
    var ended = false
    try exchange.run(
      sending: head.bytes,
      more: { () throws(ClientError) in
        guard !ended else { return nil }
        guard let piece = try source() else {
          ended = true
          return Array("0\r\n\r\n".utf8)
        }
        return piece.isEmpty ? [] : Array("\(String(piece.count, radix: 16))\r\n".utf8) + piece + Array("\r\n".utf8)
      },
      onLine: { line in
        onLine(line)
        return true
      })
    return exchange.answer
  }

  /// Reads an answer line by line as it comes, as for live events.
  ///
  /// - Parameters:
  ///   - ending: a descriptor; once something can be read from it, the request ends.
  ///   - onLine: each line of an answer with a 2xx status, without its line end; false ends the request.
  public func stream(
    _ path: String, headers: [(String, String)] = [], until ending: Int32? = nil, onLine: ([UInt8]) -> Bool
  ) throws(ClientError) -> HTTPAnswer {
    let head = try RequestHead("GET", path, headers)
    var exchange = Exchange(
      connection: try UnixConnection.open(path: self.path), answersHEAD: false, inLines: true, patience: patience,
      ending: ending)
    try exchange.run(sending: head.bytes, more: { () throws(ClientError) in nil }, onLine: onLine)
    return exchange.answer
  }
}

/// The head of a request, checked: nothing in it can begin a line of its own.
private struct RequestHead {
  private var text: String

  init(_ method: String, _ path: String, _ headers: [(String, String)]) throws(ClientError) {
    guard Self.isToken(method) else { throw .invalidRequest("the method is no word") }
    guard path.utf8.first == UInt8(ascii: "/"), path.utf8.allSatisfy({ 0x21...0x7E ~= $0 })
    else { throw .invalidRequest("the path must begin with / and be percent-encoded") }
    text = "\(method) \(path) HTTP/1.1\r\nHost: truca\r\nConnection: close\r\n"
    for (name, value) in headers {
      guard Self.isToken(name) else { throw .invalidRequest("a header's name is no word") }
      guard value.utf8.allSatisfy({ $0 == 0x09 || $0 >= 0x20 && $0 != 0x7F })
      else { throw .invalidRequest("the header \(name) holds a line break or control character; remove it") }
      add(name, value)
    }
  }

  mutating func add(_ name: String, _ value: String) {
    text += "\(name): \(value)\r\n"
  }

  var bytes: [UInt8] { Array(text.utf8) + Array("\r\n".utf8) }

  /// A `token` of RFC 9110, section 5.6.2. Over bytes, since "\r\n" is one Character.
  private static func isToken(_ word: String) -> Bool {
    !word.isEmpty
      && word.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
      }
  }
}

/// One request and its answer on one connection.
private struct Exchange: ~Copyable {
  private static let lineLimit = 1 << 20

  private let connection: UnixConnection
  private let inLines: Bool
  private let patience: Int32?
  private let ending: Int32?
  private var parser: AnswerParser
  private var splitter = LineSplitter(limit: Self.lineLimit)
  private var body: [UInt8] = []
  private var output: [UInt8] = []
  private var sent = 0
  private var sending = true
  private var wanted = true

  /// - Parameter inLines: hand the body of an answer with a 2xx status over line by line instead of collecting it.
  init(connection: consuming UnixConnection, answersHEAD: Bool, inLines: Bool, patience: Int32?, ending: Int32? = nil) {
    self.connection = connection
    self.inLines = inLines
    self.patience = patience
    self.ending = ending
    parser = AnswerParser(answersHEAD: answersHEAD)
  }

  var answer: HTTPAnswer { HTTPAnswer(status: parser.status, body: body, fields: parser.fields) }

  /// Sends `first` and then what `more` gives until nil; reads all the while. Ends with the answer's end, or when
  /// `onLine` says false.
  mutating func run(
    sending first: [UInt8], more: () throws(ClientError) -> [UInt8]?, onLine: ([UInt8]) -> Bool
  ) throws(ClientError) {
    output = first
    while wanted, !parser.isComplete {
      let ready = try connection.wait(toSend: sending, patience: patience, ending: ending)
      if ready.end { return }
      if ready.read { try receive(onLine) }
      if ready.send, sending, !parser.isComplete { try transmit(more) }
    }
  }

  private mutating func transmit(_ more: () throws(ClientError) -> [UInt8]?) throws(ClientError) {
    if sent == output.count {
      sent = 0
      output = []
      guard let next = try more() else {
        sending = false
        return
      }
      output = next
    }
    guard sent < output.count else { return }
    guard let count = connection.send(output[sent...]) else {
      // The daemon closed its ear: it has answered already, or is gone. What it said is still to be read.
      sending = false
      return
    }
    sent += count
  }

  private mutating func receive(_ onLine: ([UInt8]) -> Bool) throws(ClientError) {
    let bytes = try connection.receive()
    guard let bytes else { return }
    var fresh: [UInt8] = []
    if bytes.isEmpty {
      try parser.end()
    } else {
      try parser.feed(bytes, body: &fresh)
    }
    guard inLines, 200..<300 ~= parser.status else {
      body.append(contentsOf: fresh)
      return
    }
    for line in try splitter.feed(fresh) where wanted { wanted = onLine(line) }
    if parser.isComplete, wanted, let last = splitter.end() { wanted = onLine(last) }
  }
}

/// A connected socket, closed at the end of its life.
private struct UnixConnection: ~Copyable {
  let descriptor: Int32

  static func open(path: String) throws(ClientError) -> UnixConnection {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    let fits = withUnsafeMutableBytes(of: &address.sun_path) { field in
      guard bytes.count < field.count, !bytes.contains(0) else { return false }
      field.copyBytes(from: bytes)
      return true
    }
    guard fits else { throw .unreachable(path: path, code: ENAMETOOLONG) }
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw .unreachable(path: path, code: errno) }
    let connection = UnixConnection(descriptor: descriptor)
    var result: Int32
    repeat {
      result = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
        }
      }
    } while result != 0 && errno == EINTR
    guard result == 0 else { throw .unreachable(path: path, code: errno) }
    return connection
  }

  deinit {
    close(descriptor)
  }

  /// Waits until something can be read, or sent where that is wished for, or the end was asked for.
  func wait(
    toSend: Bool, patience: Int32?, ending: Int32?
  ) throws(ClientError) -> (read: Bool, send: Bool, end: Bool) {
    // poll(2) passes over a negative descriptor.
    var entries = [
      pollfd(fd: descriptor, events: Int16(POLLIN) | (toSend ? Int16(POLLOUT) : 0), revents: 0),
      pollfd(fd: ending ?? -1, events: Int16(POLLIN), revents: 0),
    ]
    while true {
      let count = poll(&entries, nfds_t(entries.count), patience ?? -1)
      if count > 0 { break }
      if count == 0 { throw .connectionLost("the daemon was silent for \(patience ?? 0) ms") }
      guard errno == EINTR else { throw .connectionLost(String(cString: strerror(errno))) }
    }
    let events = entries[0].revents
    return (
      events & Int16(POLLIN | POLLHUP | POLLERR) != 0, events & Int16(POLLOUT) != 0, entries[1].revents != 0
    )
  }

  /// How many bytes were taken, 0 where none could be just now; nil where the other side no longer reads.
  func send(_ bytes: ArraySlice<UInt8>) -> Int? {
    let count = bytes.withUnsafeBytes {
      Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
    }
    if count >= 0 { return count }
    return errno == EAGAIN || errno == EINTR ? 0 : nil
  }

  /// What has come; empty at the connection's end; nil where nothing is there just now.
  func receive() throws(ClientError) -> [UInt8]? {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, filled in
      let count = recv(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_DONTWAIT))
      if count < 0 { failure = errno }
      filled = max(0, count)
    }
    switch failure {
    case 0: return bytes
    case EAGAIN, EINTR: return nil
    // A daemon that closes with some of our bytes unread resets the connection; what it had said came before.
    case ECONNRESET: return []
    default: throw .connectionLost(String(cString: strerror(failure)))
    }
  }
}
