import TrucaAPI
import TrucaClient

/// Adds the leads of a file: one JSON object, or NDJSON.
struct LeadReader {
  /// One lead is never longer; what is, comes in lines.
  private static let singleLimit = 1 << 20

  /// `-` is the standard input.
  let path: String

  /// Prints the answer to one lead, or one line for each of many. Throws a silent failure where lines were refused.
  func add(at desk: Desk) throws {
    let file = try InputFile(path)
    let start = try file.read(atMost: Self.singleLimit)
    if start.count < Self.singleLimit {
      guard start.contains(where: { !Self.isBlank($0) }) else {
        throw Failure.data("cannot find a lead in \(path): it is empty")
      }
      let reading = Result { () throws(Problem) in try WireCoder.decode(LeadEntry.self, from: start) }
      if case .success = reading { return try addOne(start, at: desk) }
      guard Self.isInLines(start) else {
        _ = try reading.get()
        return
      }
    }
    try addLines(of: file, after: start, at: desk)
  }

  /// Sends the bytes as they are: members that this program does not know are the daemon's to judge.
  private func addOne(_ entry: [UInt8], at desk: Desk) throws {
    try desk.answer(desk.client.addLead(json: entry)) { desk.console.print(Text($0.sentence)) }
  }

  private func addLines(of file: borrowing InputFile, after start: [UInt8], at desk: Desk) throws {
    var refusal: Problem?
    try desk.client.addLeads(from: file.descriptor, after: start) { answer in
      desk.console.write(try JSONText.line(answer) + "\n")
      refusal = refusal ?? answer.problem
    }
    if let refusal { throw Failure.silent(refusal.kind.exitCode) }
  }

  /// Whether the first line that is not blank is an object of its own.
  private static func isInLines(_ bytes: [UInt8]) -> Bool {
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    guard lines.count > 1, let line = lines.first(where: { !$0.allSatisfy(isBlank) }) else { return false }
    return line.first { !isBlank($0) } == UInt8(ascii: "{") && line.last { !isBlank($0) } == UInt8(ascii: "}")
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}
