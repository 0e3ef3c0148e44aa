import ArgumentParser

/// What is known of a lead, apart from its name.
struct LeadFields: ParsableArguments {
  @Option(
    parsing: .singleValue, help: .init("A number in any spelling; repeatable, best one first.", valueName: "number"))
  var phone: [String] = []

  @Option(help: .init("Mail address.", valueName: "address"))
  var email: String?

  @Option(help: .init("Company.", valueName: "name"))
  var company: String?

  @Option(help: .init("Where the lead comes from: \"fair 2026\".", valueName: "text"))
  var source: String?

  @Option(help: .init("Street and house number.", valueName: "text"))
  var street: String?

  @Option(help: .init("City.", valueName: "name"))
  var city: String?

  @Option(help: .init("Postal code.", valueName: "code"))
  var postalCode: String?

  @Option(help: .init("State or province.", valueName: "name"))
  var state: String?

  @Option(help: .init("Country, by name or code.", valueName: "country"))
  var country: String?

  @Option(help: .init("The playbook by which it is called.", valueName: "key"))
  var playbook: String?

  /// Nothing was given.
  var isEmpty: Bool {
    phone.isEmpty
      && [email, company, source, street, city, postalCode, state, country, playbook]
        == Array(
          repeating: nil, count: 9)
  }
}
