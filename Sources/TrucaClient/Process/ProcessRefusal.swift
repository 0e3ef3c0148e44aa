public import TrucaAPI

/// The daemon refused a process document and says where.
public struct ProcessRefusal: Error, Hashable, Sendable {
  public var problem: Problem
  /// Never empty.
  public var places: [DocumentProblem]
}

extension ProcessRefusal {
  private struct Body: Decodable {
    var problems: [Place]
  }

  private struct Place: Decodable {
    var file: String?
    var line: Int?
    var column: Int?
    var sentence: String?
    var detail: String?
  }

  /// nil for an answer that is no problem, or one without places.
  init?(_ answer: HTTPAnswer) {
    guard let problem = answer.problem, let body = try? WireCoder.decode(Body.self, from: answer.body),
      !body.problems.isEmpty
    else { return nil }
    self.problem = problem
    places = body.problems.map {
      DocumentProblem(
        file: $0.file ?? "", line: $0.line ?? 1, column: $0.column ?? 1,
        sentence: $0.sentence ?? $0.detail ?? problem.detail)
    }
  }
}
