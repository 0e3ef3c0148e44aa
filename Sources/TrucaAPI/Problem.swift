/// An error as it goes over the wire: a problem document of RFC 9457 (`application/problem+json`).
public struct Problem: Error, Codable, Hashable, Sendable {
  /// The media type of a problem document.
  public static let mediaType = "application/problem+json"
  /// Most bytes of `detail` that are kept: what it quotes can be as long as a request.
  public static let detailLimit = 2000

  public var kind: ErrorKind
  /// `urn:truca:problem:KIND`.
  public var type: String
  public var title: String
  /// The HTTP status.
  public var status: Int
  /// One sentence for people: begins with "cannot", names the thing and the way out.
  public var detail: String
  /// `urn:truca:request:ID`, the id under which the daemon's log speaks of the request.
  public var instance: String?
  /// The rule that refuses, for `ErrorKind.refused`.
  public var reason: String?
  /// The line of the document that was sent, counted from 1.
  public var line: Int?
  /// The column of the document that was sent, counted from 1.
  public var column: Int?
  /// Everything wrong with a document, where more than one thing is.
  public var problems: [DocumentProblem]?
  /// From when the same request can succeed, RFC 3339 in UTC.
  public var retryAt: String?

  /// - Parameter detail: one sentence that begins with "cannot"; cut at `detailLimit`.
  public init(
    _ kind: ErrorKind, _ detail: String, reason: String? = nil, line: Int? = nil, column: Int? = nil,
    problems: [DocumentProblem]? = nil, retryAt: String? = nil
  ) {
    self.kind = kind
    type = "urn:truca:problem:\(kind.rawValue)"
    title = kind.title
    status = kind.status
    self.detail = Self.cut(detail)
    self.reason = reason
    self.line = line
    self.column = column
    self.problems = problems
    self.retryAt = retryAt
  }

  /// By bytes and not by characters: one character can have any number of accents.
  private static func cut(_ detail: String) -> String {
    guard detail.utf8.count > detailLimit else { return detail }
    var scalars = String.UnicodeScalarView()
    var size = 0
    for scalar in detail.unicodeScalars {
      size += scalar.utf8.count
      guard size <= detailLimit else { break }
      scalars.append(scalar)
    }
    return String(scalars) + "…"
  }
}

extension Problem {
  /// Reads any problem document: what is missing, or newer than this program, is filled in from the status.
  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    let word = try members.decodeIfPresent(String.self, forKey: .kind)
    let known = word.flatMap(ErrorKind.init(rawValue:))
    let status = try members.decodeIfPresent(Int.self, forKey: .status) ?? known?.status ?? 500
    let kind = known ?? ErrorKind(status: status)
    self.kind = kind
    self.status = status
    type = try members.decodeIfPresent(String.self, forKey: .type) ?? "about:blank"
    title = try members.decodeIfPresent(String.self, forKey: .title) ?? kind.title
    detail = try members.decodeIfPresent(String.self, forKey: .detail) ?? "cannot do this: \(title)"
    instance = try members.decodeIfPresent(String.self, forKey: .instance)
    reason = try members.decodeIfPresent(String.self, forKey: .reason)
    line = try members.decodeIfPresent(Int.self, forKey: .line)
    column = try members.decodeIfPresent(Int.self, forKey: .column)
    problems = try members.decodeIfPresent([DocumentProblem].self, forKey: .problems)
    retryAt = try members.decodeIfPresent(String.self, forKey: .retryAt)
  }
}

extension Problem: CustomStringConvertible {
  public var description: String { detail }
}
