internal import TrucaCore

/// A cursor on one table: hands out typed values and puts every problem into its collector. A key that nobody asked for
/// is unknown; `finish` says so.
///
/// All readers answer nil both for a missing key and for a wrong value; in the second case, and in the first if the key
/// is required, the collector has the problem.
final class TOMLReader {
  let file: String
  /// What the table is, for messages: `playbook "consumer"`, or "" for the root.
  let subject: String
  let position: TOMLPosition
  let collector: ProblemCollector
  let entries: [TOMLEntry]
  private var asked: [String] = []

  init(
    file: String, subject: String, position: TOMLPosition, entries: [TOMLEntry], collector: ProblemCollector
  ) {
    self.file = file
    self.subject = subject
    self.position = position
    self.entries = entries
    self.collector = collector
  }

  /// A cursor on the root table.
  convenience init(_ document: TOMLDocument, collector: ProblemCollector) {
    self.init(
      file: document.file, subject: "", position: TOMLPosition(line: 1, column: 1), entries: document.entries,
      collector: collector)
  }

  /// The entry of a key, which counts as known from now on.
  func entry(_ key: String) -> TOMLEntry? {
    if !asked.contains(key) { asked.append(key) }
    return entries.first { $0.key == key }
  }

  /// Counts keys as known without reading them.
  func know(_ keys: [String]) {
    for key in keys { _ = entry(key) }
  }

  /// Where the key stands, or else the table.
  func position(of key: String) -> TOMLPosition {
    entries.first { $0.key == key }?.position ?? position
  }

  func problem(_ position: TOMLPosition, _ sentence: String) {
    collector.add(file, position, sentence)
  }

  /// A problem with a key that is there, at its value.
  func problem(_ key: String, _ sentence: String) {
    problem(entries.first { $0.key == key }?.value.position ?? position, sentence)
  }

  /// Notes a required key that is not there.
  func require(_ key: String, _ wanted: String) {
    guard entry(key) == nil else { return }
    problem(position, "cannot do without \"\(key)\"\(place): add it as \(wanted)")
  }

  /// Reports every key that nobody asked for.
  func finish() {
    for entry in entries where !asked.contains(entry.key) {
      let hint: String
      if let nearest = NearestName.of(entry.key, among: asked) {
        hint = "did you mean \"\(nearest)\"?"
      } else {
        hint = "known are \(asked.sorted().joined(separator: ", "))"
      }
      problem(entry.position, "cannot use the unknown key \"\(entry.key)\"\(place): \(hint)")
    }
  }

  /// Where, for messages: ` in playbook "consumer"`.
  var place: String { subject.isEmpty ? "" : " in \(subject)" }
}
