import ArgumentParser
import TrucaAPI
import TrucaClient

struct SuppressImportCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Put a list of numbers on the do-not-call list: one to a line, or CSV.",
    discussion: Example.text(
      "truca suppress import robinson.csv --country ES", "truca suppress import list.csv --column Telefono",
      remarks: """
        Lines that cannot be read go to FILE.rejects.csv with line and reason: mend them there and import that file. \
        The same file twice adds nothing. FILE may be - for the standard input.
        """))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  @Argument(help: .init("The file; - for the standard input.", valueName: "file"))
  var file: String

  @Option(help: .init("The country of numbers in national spelling.", valueName: "country"))
  var country: String?

  @Option(help: .init("The title of the column with the numbers.", valueName: "title"))
  var column: String?

  @Option(help: .init("A note that each number gets.", valueName: "text"))
  var note: String?

  @Option(help: .init("Where lines that cannot be read go (default: FILE.rejects.csv).", valueName: "file"))
  var rejects: String?

  func perform(at desk: Desk) throws {
    let input = try InputFile(file)
    let draws = desk.console.errorIsTerminal && !desk.wantsJSON
    var bar = ProgressBar(total: input.size, write: draws ? desk.console.writeError : nil)
    defer { bar.clear() }
    var rejected: RejectsFile?
    let place = RejectsFile.Place(for: file, chosen: rejects)
    let summary = try desk.client.importSuppressions(
      from: input.descriptor, country: country, column: column, note: note
    ) { event in
      if desk.wantsJSON { desk.console.write(try JSONText.line(event) + "\n") }
      if let progress = event.progress { bar.show(bytes: progress.bytes, rows: progress.rows) }
      guard let reject = event.reject else { return }
      if rejected == nil { rejected = RejectsFile(at: place, separator: ",") }
      try rejected?.add(reject)
    }
    // Before the summary, which stands on the same terminal.
    bar.clear()
    guard !desk.wantsJSON else { return }
    show(summary, rejects: rejected?.path, on: desk.console)
  }

  private func show(_ summary: SuppressionImportEvent.Summary, rejects: String?, on console: Console) {
    console.print(
      Text(Count.words(summary.rows, "line", "lines"), .bold)
        + ": \(Count.words(summary.added)) added, \(Count.words(summary.alreadyThere)) already there, "
        + "\(Count.words(summary.unreadable)) unreadable.")
    if summary.leads > 0 {
      console.print("\(Count.words(summary.leads, "lead", "leads")) looked over because of it.")
    }
    if let rejects { console.print(Text("Lines that cannot be read: see \(rejects).", .warning)) }
  }
}
