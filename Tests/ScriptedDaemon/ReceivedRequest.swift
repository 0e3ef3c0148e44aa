/// A request as the scripted daemon read it.
package struct ReceivedRequest: Sendable {
  package var method: String
  /// Path and query, as sent.
  package var target: String
  package var body: [UInt8] = []
  /// Bytes of the largest chunk; 0 for a body that came in one piece.
  package var largestChunk = 0
  private var fields: [String: String] = [:]

  /// nil for what is no head of a request.
  init?(head: [UInt8]) {
    let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n")
    let words = lines.first?.split(separator: " ") ?? []
    guard words.count == 3 else { return nil }
    method = String(words[0])
    target = String(words[1])
    for line in lines.dropFirst() {
      let pieces = line.split(separator: ":", maxSplits: 1)
      guard pieces.count == 2 else { return nil }
      fields[pieces[0].lowercased()] = String(pieces[1].drop { $0 == " " })
    }
  }

  /// The value of a header; nil where it was not sent.
  package func header(_ name: String) -> String? { fields[name.lowercased()] }

  /// The body as text.
  package var text: String { String(decoding: body, as: UTF8.self) }
}
