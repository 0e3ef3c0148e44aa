/// The tags of a Mustache template, as far as wording may use them: names, sections, and nothing that takes the
/// escaping off.
struct ReminderTemplate {
  /// Most characters; what is printed is longer by as much as the values and lists are.
  private static let limit = 20_000
  /// Most characters of a wrong tag that are shown.
  private static let shown = 60

  private let text: String

  init(_ text: String) { self.text = text }

  /// What is wrong with it, `names` being what there is to print, and `lists` those of them that are lists.
  func defect(names: Set<String>, lists: Set<String>) -> ProcessProblem.Defect? {
    guard text.utf8.count <= Self.limit || text.count <= Self.limit else { return .tooLong(most: Self.limit) }
    var open: [Substring] = []
    var rest = text[...]
    while let start = rest.firstRange(of: "{{") {
      guard let end = rest[start.upperBound...].firstRange(of: "}}") else { return .openTag }
      let inside = rest[start.upperBound..<end.lowerBound]
      rest = rest[end.upperBound...]
      guard let mark = inside.first else { return .malformedTag("") }
      let isMarked = "#^/!".contains(mark)
      if mark == "!" { continue }
      let name = Self.trimmed(isMarked ? inside.dropFirst() : inside)
      guard Self.isName(name) else { return .malformedTag(String(inside.prefix(Self.shown))) }
      guard names.contains(String(name)) else { return .unknownName(String(name), known: names.sorted()) }
      if !isMarked, lists.contains(String(name)) { return .listAsValue(String(name)) }
      if lists.contains(String(name)), mark == "#", let outer = open.first(where: { lists.contains(String($0)) }) {
        return .nestedList(String(name), within: String(outer))
      }
      if mark == "#" || mark == "^" { open.append(name) }
      if mark == "/", open.popLast() != name { return .unbalancedSection(String(name)) }
    }
    return open.last.map { .unbalancedSection(String($0)) }
  }

  private static func trimmed(_ text: Substring) -> Substring {
    let head = text.drop { $0 == " " }
    guard let last = head.lastIndex(where: { $0 != " " }) else { return head }
    return head[...last]
  }

  private static func isName(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x61...0x7A).contains($0 | 0x20) }
  }
}
