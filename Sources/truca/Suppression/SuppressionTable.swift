import TrucaAPI

/// Entries of the do-not-call list.
struct SuppressionTable {
  let table: Table

  init(_ entries: [SuppressionView]) {
    var table = Table([
      .init(title: "number"), .init(title: "from"), .init(title: "at"), .init(title: "by"),
      .init(title: "note", shrinks: true),
    ])
    for entry in entries {
      let number = (entry.number ?? "forgotten") + (entry.isPrefix ? " …" : "")
      let source = entry.call.map { "\(entry.source) \($0)" } ?? entry.source
      table.add([Text(number), Text(source), Text(entry.at.words), Text(entry.by ?? ""), Text(entry.note)])
    }
    self.table = table
  }
}
