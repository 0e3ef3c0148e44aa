import TrucaAPI
import TrucaClient

/// One pass over a file of leads: sends it, and shows what comes back.
struct ImportRun {
  let path: String
  /// nil: rows that cannot be used are counted alone.
  let rejects: RejectsFile.Place?
  let settings: ImportOptions
  let showsMapping: Bool

  /// Throws what the client throws, and a failure where the file or its rejects cannot be opened.
  func run(at desk: Desk) throws {
    let file = try InputFile(path)
    var bar = ProgressBar(total: file.size, write: drawing(at: desk))
    var separator = ","
    var rejected: RejectsFile?
    defer { bar.clear() }
    let summary = try desk.client.importLeads(from: file.descriptor, settings) { event in
      if desk.wantsJSON { desk.console.write(try JSONText.line(event) + "\n") }
      if let mapping = event.mapping {
        separator = mapping.separator
        if showsMapping, !desk.wantsJSON { MappingView(mapping: mapping).print(on: desk.console) }
      }
      if let progress = event.progress { bar.show(bytes: progress.bytes, rows: progress.rows) }
      if let reject = event.reject, let place = rejects {
        if rejected == nil { rejected = RejectsFile(at: place, separator: separator) }
        try rejected?.add(reject)
      }
    }
    // Before the summary, which stands on the same terminal.
    bar.clear()
    guard !desk.wantsJSON else { return }
    ImportSummaryView(summary: summary, file: path, rejects: rejected?.path).print(on: desk.console)
  }

  /// nil where there is no terminal to draw on.
  private func drawing(at desk: Desk) -> ((String) -> Void)? {
    desk.console.errorIsTerminal && !desk.wantsJSON ? desk.console.writeError : nil
  }
}
