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
    let whole = NoteText.tidied([mail.subject, mail.text].compactMap(\.self).joined(separator: "\n\n"), limit: 32_000)
    let plain = LeadEntry()
    let json = entry(json: mail.text)
    guard let stated = json ?? entry(labels: mail.text) else {
      return try add(completed(plain, from: mail), note: whole)
    }
    do {
      return try add(completed(stated, from: mail, isForm: json != nil), note: whole)
    } catch let problem as Problem where problem.kind == .badRequest || problem.kind == .notFound {
      // An entry is checked before anything is written, so that nothing of it is left.
      return try add(completed(plain, from: mail), note: whole)
    }
  }

  /// The entry with what it does not state itself, as the message tells it.
  ///
  /// - Parameter isForm: a program wrote the text, whose sender is not the lead.
  private func completed(_ stated: LeadEntry, from mail: MailedLead, isForm: Bool = false) throws -> LeadEntry {
    var entry = stated
    let isNamed = entry.name != nil || entry.company != nil
    entry.team = entry.team ?? mail.team
    entry.source = entry.source ?? "mail"
    entry.externalId = entry.externalId ?? mail.messageId
    if entry.numbers?.isEmpty ?? true { entry.numbers = try firstNumber(in: mail, entry: entry).map { [$0] } }
    let isReachable = !(entry.numbers?.isEmpty ?? true) || entry.email != nil
    // A form comes from the same address for everybody: by it all would be one person.
    let isForm = isNamed || isForm && isReachable || mail.from.map(Self.isMachine) ?? true
    if !isForm { entry.email = entry.email ?? mail.from }
    if entry.name == nil, !isNamed || !isReachable {
      entry.name = mail.fromName ?? mail.from ?? "mail without a sender"
    }
    entry.note = nil
    return entry
  }

  /// Whether nobody reads what is sent to an address, by the names that programs give themselves.
  private static func isMachine(_ address: String) -> Bool {
    let name = address.prefix { $0 != "@" }.lowercased().filter { $0.isLetter }
    return ["noreply", "donotreply", "mailerdaemon", "wordpress", "wwwdata"].contains { name.hasPrefix($0) }
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
      // A form cannot choose the rep, and its reference can be the same in all its mails; what else it says stands in
      // the note.
      case .externalId, .owner, .note, .createdElsewhere, .consentDate, .consentSource, .consentUntil, .prefers,
        .status:
        break
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
