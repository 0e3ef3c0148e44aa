/// Labels with values, aligned; what has no value is left out.
struct FactSheet {
  private var facts: [(label: String, value: Text)] = []

  mutating func add(_ label: String, _ value: Text) {
    guard !value.isEmpty else { return }
    facts.append((label, value))
  }

  mutating func add(_ label: String, _ value: String?) {
    add(label, Text(value ?? ""))
  }

  var lines: [Text] {
    let width = facts.reduce(0) { max($0, DisplayWidth.of($1.label)) } + 2
    return facts.map { label, value in
      Text(label, .faint) + Text(String(repeating: " ", count: width - DisplayWidth.of(label))) + value
    }
  }
}
