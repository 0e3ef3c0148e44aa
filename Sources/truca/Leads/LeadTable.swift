import TrucaAPI

/// Rows of leads.
struct LeadTable {
  let table: Table

  init(_ rows: [LeadRow]) {
    var table = Table([
      .init(title: "lead", isNumber: true), .init(title: "name", shrinks: true),
      .init(title: "company", shrinks: true), .init(title: "owner"), .init(title: "state"),
      .init(title: "calls", isNumber: true), .init(title: "next"), .init(title: "week ends"),
      .init(title: "why", shrinks: true),
    ])
    for row in rows {
      table.add([
        "\(row.lead)", Text(row.name), Text(row.company), Text(row.owner ?? ""), Text(row.state),
        "\(row.attempts)", Text(row.next?.words ?? ""), Text(row.deadline?.words ?? ""),
        Text(row.reasons.map(\.sentence).joined(separator: "; ")),
      ])
    }
    self.table = table
  }
}
