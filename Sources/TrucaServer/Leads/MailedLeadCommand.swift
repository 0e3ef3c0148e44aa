internal import TrucaAPI
internal import TrucaCore
internal import TrucaDocuments
internal import TrucaStore

extension CommandScope {
  /// `POST /v1/leads/mail`: no mail is lost because nobody understood it. What cannot be read as JSON or as lines with
  /// labels becomes a lead of its sender, with the first number in it; the whole text is a note in any case.
  func add(_ mail: MailedLead) throws -> IntakeAnswer {
    guard mail.text.utf8.count <= 500_000 else {
      throw Problem(.tooLarge, "cannot read a mail of over 500,000 bytes: forward its text alone")
    }
    var entry = entry(json: mail.text) ?? entry(labels: mail.text) ?? LeadEntry()
    entry.team = entry.team ?? mail.team
    if entry.name == nil, entry.company == nil { entry.name = mail.fromName ?? mail.from }
    entry.email = entry.email ?? mail.from
    entry.source = entry.source ?? "mail"
    entry.externalId = entry.externalId ?? mail.messageId
    if entry.numbers?.isEmpty ?? true { entry.numbers = try firstNumber(in: mail, entry: entry).map { [$0] } }
    entry.note = nil
    let whole = [mail.subject, mail.text].compactMap(\.self).joined(separator: "\n\n")
    return try add(entry, note: NoteText.tidied(whole, limit: 32_000))
  }

  private func entry(json text: String) -> LeadEntry? {
    let text = text.drop(while: \.isWhitespace)
    guard text.first == "{" else { return nil }
    let bytes = Array(text.utf8)
    guard (try? JSONDepth.check(bytes, limit: 8)) != nil else { return nil }
    return try? WireCoder.decode(LeadEntry.self, from: bytes)
  }

  private func entry(labels text: String) -> LeadEntry? {
    let fields = LabelledText.fields(in: text)
    guard !fields.isEmpty else { return nil }
    var entry = LeadEntry()
    var names: [LeadField: String] = [:]
    for (field, value) in fields {
      switch field {
      case .phone, .mobile: entry.numbers = (entry.numbers ?? []) + [value]
      case .firstName, .lastName, .name: names[field] = names[field] ?? value
      case .company: entry.company = entry.company ?? value
      case .email: entry.email = entry.email ?? value
      case .source: entry.source = entry.source ?? value
      case .street: entry.street = entry.street ?? value
      case .city: entry.city = entry.city ?? value
      case .postalCode: entry.postalCode = entry.postalCode ?? value
      case .state: entry.state = entry.state ?? value
      case .country: entry.country = entry.country ?? value
      case .externalId: entry.externalId = entry.externalId ?? value
      // A form cannot choose the rep; what else it says stands in the note.
      case .owner, .note, .createdElsewhere, .consentDate, .consentSource, .prefers, .status: break
      }
    }
    let parts = [names[.firstName], names[.lastName]].compactMap(\.self)
    entry.name = names[.name] ?? (parts.isEmpty ? nil : parts.joined(separator: " "))
    return entry
  }

  /// The first number of the text that may exist.
  private func firstNumber(in mail: MailedLead, entry: LeadEntry) throws -> String? {
    let team = try team(named: entry.team)
    let candidates = NumbersInText.candidates(in: [mail.subject, mail.text].compactMap(\.self).joined(separator: "\n"))
    return read(numbers: candidates, country: entry.country, team: team).first { $0.reading?.isValid == true }?.text
  }
}
