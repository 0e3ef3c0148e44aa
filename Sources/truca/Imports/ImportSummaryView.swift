import TrucaAPI

/// What became of a file of leads, and what to do next.
struct ImportSummaryView {
  let summary: ImportEvent.Summary
  let file: String
  /// Where the rows are that cannot be used; nil where none were written.
  let rejects: String?

  func print(on console: Console) {
    console.print(counts)
    for sentence in summary.sentences { console.print(Text(sentence)) }
    for (kind, count) in summary.held.sorted(by: { $0.key < $1.key }) {
      console.print("Held: \(Count.words(count)) (\(kind))")
    }
    printOwners(on: console)
    if let rejects {
      console.print(
        Text("\(Count.words(summary.rejected, "row", "rows")) cannot be used: see \(rejects).", .warning)
          + " Mend it and type: truca lead import \(rejects)")
    }
    console.print(next)
  }

  private var counts: Text {
    let counts: [(Int, String)] = [
      (summary.added, "added"), (summary.newEnquiries, "new enquiries"), (summary.linked, "linked by number"),
      (summary.alreadyHere, "already here"), (summary.rejected, "rejected"), (summary.open, "open"),
      (summary.backlog, "in the backlog"),
    ]
    let words = counts.filter { $0.0 > 0 }.map { "\(Count.words($0.0)) \($0.1)" }.joined(separator: ", ")
    return Text(Count.words(summary.rows, "row", "rows"), .bold) + ": \(words.isEmpty ? "nothing new" : words)."
  }

  private func printOwners(on console: Console) {
    guard !summary.unknownOwners.isEmpty else { return }
    console.print(Text("Owners that Truca does not know:", .warning))
    for (name, rows) in summary.unknownOwners.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      console.print("  \(name) (\(Count.words(rows, "row", "rows")))")
    }
    console.print("Write lines like `Ana Ruiz = anna` and type: truca lead import \(file) --owners FILE")
  }

  private var next: Text {
    if summary.dryRun { return "Nothing was stored: this was a dry run." }
    return summary.held.isEmpty ? "Type next: truca today" : "Type next: truca held"
  }
}
