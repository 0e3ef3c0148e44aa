import ArgumentParser
import TrucaClient

struct LeadImportCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Import a file of leads (CSV).",
    discussion: Example.text(
      "truca lead import leads.csv", "truca lead import leads.csv --dry-run --map phone=Tel.",
      "truca lead import leads.csv --yes --owners owners.txt",
      remarks: """
        A terminal shows first how the file is read and asks; --yes does not ask. Rows that cannot be used go to \
        FILE.rejects.csv with line and reason: mend them there and import that file. The same file twice adds \
        nothing. FILE may be - for the standard input.
        """,
      "The file of --owners has one line for each owner named in the file that Truca does not know: Ana Ruiz = anna"))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  @Argument(help: .init("The file; - for the standard input.", valueName: "file"))
  var file: String

  @Option(help: .init("The team that gets leads without a known owner.", valueName: "team"))
  var team: String?

  @Option(help: .init("The country of numbers in national spelling.", valueName: "country"))
  var country: String?

  @Option(
    parsing: .singleValue,
    help: .init("Read this column as that field: phone=Tel. Repeatable.", valueName: "field=title"))
  var map: [String] = []

  @Option(help: .init("How dates are written: dmy, mdy or ymd.", valueName: "form"))
  var dates: String?

  @Option(help: .init("The file's encoding: utf-8, cp1252.", valueName: "name"))
  var encoding: String?

  @Option(help: .init("Where these leads come from.", valueName: "text"))
  var source: String?

  @Option(help: .init("A file that says who is meant by the owners named.", valueName: "file"))
  var owners: String?

  @Option(help: .init("Where rows that cannot be used go (default: FILE.rejects.csv).", valueName: "file"))
  var rejects: String?

  @Flag(help: "Say what would happen; store nothing.")
  var dryRun = false

  @Flag(help: "Do not ask.")
  var yes = false

  func validate() throws {
    // Nothing after the sign is fine: the field is then not used.
    for entry in map where !entry.contains("=") || entry.hasPrefix("=") {
      throw ValidationError("cannot read --map \(entry); write it as field=title, as in: phone=Tel.")
    }
  }

  func perform(at desk: Desk) throws {
    var settings = try self.settings()
    let asks = desk.console.canAsk && !desk.wantsJSON && !yes && !dryRun && file != "-"
    if asks {
      settings.dryRun = true
      try ImportRun(path: file, rejects: nil, settings: settings, showsMapping: true).run(at: desk)
      guard desk.console.confirm("Import it?") else {
        throw Failure.usage("cannot import without a yes; nothing has been stored")
      }
      settings.dryRun = false
    }
    let place = RejectsFile.Place(for: file, chosen: rejects)
    try ImportRun(path: file, rejects: place, settings: settings, showsMapping: !asks).run(at: desk)
  }

  private func settings() throws(Failure) -> ImportOptions {
    var settings = ImportOptions()
    settings.team = team
    settings.country = country
    settings.dates = dates
    settings.encoding = encoding
    settings.source = source
    settings.map = map
    settings.owners = try owners.map { path throws(Failure) in try OwnersFile.read(path) } ?? []
    settings.dryRun = dryRun
    return settings
  }
}
