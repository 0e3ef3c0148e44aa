/// Gathers what is wrong while documents are read, so that a person sees all of it at once.
final class ProblemCollector {
  private(set) var problems: [DocumentProblem] = []

  func add(_ file: String, _ position: TOMLPosition, _ sentence: String) {
    let problem = DocumentProblem(file: file, line: position.line, column: position.column, sentence: sentence)
    if !problems.contains(problem) { problems.append(problem) }
  }

  func add(_ others: [DocumentProblem]) { problems += others }

  /// Throws if anything was found: in the order of `files`, then of the lines.
  func check(files: [String]) throws(DocumentProblems) {
    guard !problems.isEmpty else { return }
    func rank(_ problem: DocumentProblem) -> (Int, Int, Int) {
      (files.firstIndex(of: problem.file) ?? files.count, problem.line, problem.column)
    }
    throw DocumentProblems(problems.sorted { rank($0) < rank($1) })
  }
}
