public import TrucaAPI

/// The daemon refused a process document and says where.
public struct ProcessRefusal: Error, Hashable, Sendable {
  public var problem: Problem
  /// Never empty.
  public var places: [DocumentProblem]
}

extension ProcessRefusal {
  /// nil for an answer that is no problem, or one without places.
  init?(_ answer: HTTPAnswer) {
    guard let problem = answer.problem, let places = problem.problems, !places.isEmpty else { return nil }
    self.init(problem: problem, places: places)
  }
}
