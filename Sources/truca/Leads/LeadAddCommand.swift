import ArgumentParser
import TrucaAPI
import TrucaClient

struct LeadAddCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Add a lead; its calls are planned at once.",
    discussion: Example.text(
      "truca lead add \"Ana Ruiz\" --phone \"600 111 222\" --country ES",
      "truca lead add Acme --phone +34972111222 --consent \"web form\" --date today",
      "truca lead add --json - < leads.ndjson",
      "truca lead add --from-mail --team girona < message.eml",
      remarks: """
        --json alone prints the answer as JSON. --json FILE, or - for the standard input, reads one lead as a JSON \
        object, or many with one object to a line (NDJSON), and answers in the same form. --from-mail reads a mail from the standard input, as an alias pipes it: a JSON object, \
        or lines such as "Phone: 600 111 222", else its sender and the first number in it; the whole text is a note. \
        It ends with 75 where the mail server should try again.
        """))

  @OptionGroup(title: "Service")
  var connection: ConnectionOptions

  @Argument(help: .init("The person's name.", valueName: "name"))
  var name: String?

  @OptionGroup var fields: LeadFields

  @Option(help: .init("The rep who gets it.", valueName: "user"))
  var owner: String?

  @Option(help: .init("The team that gets it.", valueName: "team"))
  var team: String?

  @OptionGroup var consent: ConsentOptions

  @Option(help: .init("A note.", valueName: "text"))
  var note: String?

  @Option(
    name: .customLong("json"), defaultAsFlag: "", parsing: .next,
    help: .init("Print JSON; with a file or -, read the lead or leads from it.", valueName: "file"))
  var json: String?

  @Flag(help: "Read the lead from a mail on the standard input.")
  var fromMail = false

  var wantsJSON: Bool { json != nil }

  func validate() throws {
    let isBare = name == nil && fields.isEmpty && owner == nil && consent.entry == nil && note == nil
    if fromMail {
      guard isBare, json?.isEmpty ?? true else {
        throw ValidationError("cannot take a lead from a mail and from elsewhere too; besides --from-mail give --team")
      }
      return
    }
    let isEmpty = isBare && team == nil
    if let json, !json.isEmpty {
      guard isEmpty else { throw ValidationError("cannot take a lead from \(json) and from the command line too") }
    } else {
      guard !isEmpty else { throw ValidationError("cannot add a lead of which nothing is known; give its name") }
    }
  }

  func perform(at desk: Desk) throws {
    if fromMail { return try MailReader(team: team).add(at: desk) }
    if let json, !json.isEmpty { return try LeadReader(path: json).add(at: desk) }
    try desk.answer(desk.client.addLead(entry)) { answer in
      desk.console.print(Text(answer.sentence))
      for reason in answer.held { desk.console.print(Text("Held: \(reason.sentence)", .warning)) }
    }
  }

  var entry: LeadEntry {
    var entry = LeadEntry()
    entry.name = name
    entry.company = fields.company
    entry.email = fields.email
    entry.numbers = fields.phone.isEmpty ? nil : fields.phone
    entry.source = fields.source
    entry.street = fields.street
    entry.city = fields.city
    entry.postalCode = fields.postalCode
    entry.state = fields.state
    entry.country = fields.country
    entry.owner = owner
    entry.team = team
    entry.playbook = fields.playbook
    entry.consent = consent.entry
    entry.note = note
    return entry
  }
}
