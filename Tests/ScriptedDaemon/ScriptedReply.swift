/// What the scripted daemon answers.
package enum ScriptedReply: Sendable {
  case json(String, status: Int = 200)
  case problem(String, status: Int)
  case lines([String])
  /// Closes the connection without an answer.
  case hangUp

  /// nil for `hangUp`.
  var text: String? {
    switch self {
    case .json(let body, let status): Self.whole(status, "application/json", body)
    case .problem(let body, let status): Self.whole(status, "application/problem+json", body)
    case .lines(let lines): Self.chunked(lines)
    case .hangUp: nil
    }
  }

  private static func whole(_ status: Int, _ type: String, _ body: String) -> String {
    "HTTP/1.1 \(status) Scripted\r\nContent-Type: \(type)\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
  }

  /// NDJSON, each line in a chunk of its own.
  private static func chunked(_ lines: [String]) -> String {
    let chunks = lines.map { line in "\(String(line.utf8.count + 1, radix: 16))\r\n\(line)\n\r\n" }
    return "HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n"
      + chunks.joined() + "0\r\n\r\n"
  }
}
