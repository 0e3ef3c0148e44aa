/// The part of each command's help that shows how it is used.
enum Example {
  /// - Parameters:
  ///   - lines: what to type.
  ///   - remarks: paragraphs that follow.
  static func text(_ lines: String..., remarks: String...) -> String {
    let examples = lines.map { "  \($0)" }.joined(separator: "\n")

    return (["Example:\n" + examples] + remarks).joined(separator: "\n\n")
  }
}
