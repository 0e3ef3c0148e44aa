/// Reads one HTTP/1.1 answer from bytes as they arrive. Does no I/O.
struct AnswerParser {
  private enum Stage {
    case head
    case fixed(remaining: Int)
    case chunkSize
    case chunk(remaining: Int)
    case chunkEnd
    case trailers
    case untilClose
    case complete
  }

  private static let headLimit = 65_536

  private let answersHEAD: Bool
  private var stage = Stage.head
  private var pending: [UInt8] = []
  /// 0 until the head is whole.
  private(set) var status = 0
  private(set) var fields: [HTTPAnswer.Field] = []

  /// - Parameter answersHEAD: the answer to HEAD has no body, whatever its headers say.
  init(answersHEAD: Bool) {
    self.answersHEAD = answersHEAD
  }

  var isComplete: Bool {
    if case .complete = stage { true } else { false }
  }

  /// Takes the next bytes and appends what they hold of the body to `body`. Bytes after the answer's end are dropped.
  mutating func feed(_ bytes: some Sequence<UInt8>, body: inout [UInt8]) throws(ClientError) {
    pending.append(contentsOf: bytes)
    var position = 0
    while try step(&position, body: &body) {}
    pending.removeFirst(position)
  }

  /// The connection ended. Throws unless the answer is whole.
  mutating func end() throws(ClientError) {
    switch stage {
    case .complete: return
    case .untilClose: stage = .complete
    case .head where pending.isEmpty: throw .connectionLost("the connection ended without an answer")
    default: throw .connectionLost("the answer was cut short")
    }
  }

  /// Consumes one piece from `position` on; false where more bytes are needed or none are wanted.
  private mutating func step(_ position: inout Int, body: inout [UInt8]) throws(ClientError) -> Bool {
    switch stage {
    case .complete:
      position = pending.count
      return false
    case .untilClose:
      return take(Int.max, &position, into: &body) > 0
    case .fixed(let remaining):
      let taken = take(remaining, &position, into: &body)
      stage = taken == remaining ? .complete : .fixed(remaining: remaining - taken)
      return taken > 0
    case .chunk(let remaining):
      let taken = take(remaining, &position, into: &body)
      stage = taken == remaining ? .chunkEnd : .chunk(remaining: remaining - taken)
      return taken > 0
    case .head, .chunkSize, .chunkEnd, .trailers:
      guard let line = try nextLine(&position) else { return false }
      try take(line: line)
      return true
    }
  }

  private func take(_ wanted: Int, _ position: inout Int, into body: inout [UInt8]) -> Int {
    let count = min(wanted, pending.count - position)
    body.append(contentsOf: pending[position..<(position + count)])
    position += count
    return count
  }

  /// The next line without its line end; nil where it is not whole yet.
  private func nextLine(_ position: inout Int) throws(ClientError) -> ArraySlice<UInt8>? {
    guard let end = pending[position...].firstIndex(of: UInt8(ascii: "\n")) else {
      if pending.count - position > Self.headLimit { throw .malformedAnswer("a line is longer than 64 KiB") }
      return nil
    }
    let line = pending[position..<end]
    position = end + 1
    return line.last == UInt8(ascii: "\r") ? line.dropLast() : line
  }

  private mutating func take(line: ArraySlice<UInt8>) throws(ClientError) {
    switch stage {
    case .head where status == 0: try takeStatus(line)
    case .head where line.isEmpty: try endHead()
    case .head: try takeField(line)
    case .chunkSize: try takeChunkSize(line)
    case .chunkEnd:
      guard line.isEmpty else { throw .malformedAnswer("a chunk is longer than announced") }
      stage = .chunkSize
    default: if line.isEmpty { stage = .complete }
    }
  }

  private mutating func takeStatus(_ line: ArraySlice<UInt8>) throws(ClientError) {
    let words = line.split(separator: UInt8(ascii: " "), maxSplits: 2)
    guard words.count >= 2, words[0].elementsEqual("HTTP/1.1".utf8), words[1].count == 3,
      let code = Int(String(decoding: words[1], as: UTF8.self)), 100...599 ~= code
    else { throw .malformedAnswer("it does not begin with an HTTP/1.1 status line") }
    status = code
  }

  private mutating func takeField(_ line: ArraySlice<UInt8>) throws(ClientError) {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex, fields.count < 1_000
    else { throw .malformedAnswer("a header line has no name") }
    let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
    var value = line[(colon + 1)...]
    while value.first == UInt8(ascii: " ") || value.first == UInt8(ascii: "\t") { value = value.dropFirst() }
    while value.last == UInt8(ascii: " ") || value.last == UInt8(ascii: "\t") { value = value.dropLast() }
    fields.append(.init(name: name, value: String(decoding: value, as: UTF8.self)))
  }

  private mutating func endHead() throws(ClientError) {
    if status < 200 {
      // 100 Continue and its like come before the answer proper.
      status = 0
      fields = []
      return
    }
    if answersHEAD || status == 204 || status == 304 {
      stage = .complete
    } else if let coding = value(of: "transfer-encoding") {
      guard coding.lowercased() == "chunked" else { throw .malformedAnswer("its transfer encoding is \(coding)") }
      stage = .chunkSize
    } else if let length = value(of: "content-length") {
      guard let count = Int(length), count >= 0 else { throw .malformedAnswer("its length is \(length)") }
      stage = count == 0 ? .complete : .fixed(remaining: count)
    } else {
      stage = .untilClose
    }
  }

  private mutating func takeChunkSize(_ line: ArraySlice<UInt8>) throws(ClientError) {
    let digits = line.prefix { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: " ") }
    guard let count = Int(String(decoding: digits, as: UTF8.self), radix: 16), count >= 0
    else { throw .malformedAnswer("a chunk has no length") }
    stage = count == 0 ? .trailers : .chunk(remaining: count)
  }

  private func value(of name: String) -> String? {
    fields.first { $0.name == name }?.value
  }
}
