/// Something in a document that keeps it from being used.
public struct DocumentProblem: Hashable, Sendable {
  /// The name of the file as the caller gave it.
  public var file: String
  /// From 1; 0 where the problem has no place in the text.
  public var line: Int
  /// From 1, in code points; 0 where the problem has no place in the text.
  public var column: Int
  /// One sentence without a full stop that begins with "cannot".
  public var sentence: String

  public init(file: String, line: Int, column: Int, sentence: String) {
    self.file = file
    self.line = line
    self.column = column
    self.sentence = sentence
  }
}

extension DocumentProblem: CustomStringConvertible {
  /// `playbooks.toml:12:3: cannot …`, as compilers and editors write it.
  public var description: String {
    line > 0 ? "\(file):\(line):\(column): \(sentence)" : "\(file): \(sentence)"
  }
}

/// Everything that is wrong with the documents that were read together; never empty.
public struct DocumentProblems: Error, Hashable, Sendable {
  /// In the order of the files, then of the lines.
  public var problems: [DocumentProblem]

  public init(_ problems: [DocumentProblem]) {
    self.problems = problems
  }
}

extension DocumentProblems: CustomStringConvertible {
  /// One problem in each line.
  public var description: String { problems.map(\.description).joined(separator: "\n") }
}
