import TrucaAPI

/// How the daemon reads a file of leads.
struct MappingView {
  let mapping: ImportEvent.Mapping

  func print(on console: Console) {
    console.print(
      "Read as \(mapping.encoding), separated by \(separator), dates \(mapping.dates.isEmpty ? "-" : mapping.dates).")
    var table = Table([.init(title: "column", shrinks: true), .init(title: "field")])
    for column in mapping.columns { table.add([Text(column.title), field(column)]) }
    console.print(table)
    for warning in mapping.warnings { console.print(Text(warning, .warning)) }
    console.print()
  }

  private func field(_ column: ImportEvent.Mapping.Column) -> Text {
    guard let field = column.field else { return Text("not used", .faint) }
    return Text(field)
  }

  private var separator: String {
    mapping.separator == "\t" ? "tab" : mapping.separator
  }
}
