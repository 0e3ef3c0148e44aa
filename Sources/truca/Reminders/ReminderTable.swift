import TrucaAPI

/// Reminders as their reader sees them.
struct ReminderTable {
  let rows: [ReminderRow]

  func print(on console: Console) {
    guard !rows.isEmpty else { return console.print("No reminders come to you.") }
    var table = Table([
      .init(title: "reminder"), .init(title: "what", shrinks: true), .init(title: "when", shrinks: true),
      .init(title: "next"), .init(title: ""),
    ])
    for row in rows {
      table.add([
        Text(row.reminder), Text(row.name), Text(row.when), Text(row.next?.words ?? ""),
        row.off ? Text("off", .warning) : Text("on", .good),
      ])
    }
    console.print(table)
  }
}
