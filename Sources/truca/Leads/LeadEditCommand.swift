import ArgumentParser
import TrucaAPI
import TrucaClient

struct LeadEditCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit",
    abstract: "Change what is known of a lead.",
    discussion: Example.text(
      "truca lead edit 42 --phone \"+34 600 111 222\"", "truca lead edit 42 --place ES",
      remarks: "--phone replaces all numbers. --place sets the place by hand; --place \"\" takes that back."))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  @Argument(help: .init("The lead's number.", valueName: "lead"))
  var lead: Int64

  @Option(help: .init("The person's name.", valueName: "name"))
  var name: String?

  @OptionGroup var fields: LeadFields

  @Option(help: .init("The place by hand: ES, US-FL.", valueName: "place"))
  var place: String?

  @OptionGroup var consent: ConsentOptions

  func validate() throws {
    guard name != nil || !fields.isEmpty || place != nil || consent.entry != nil else {
      throw ValidationError("cannot see a change; give what is to be changed, as in: --phone \"600 111 222\"")
    }
  }

  func perform(at desk: Desk) throws {
    let present = try desk.client.lead(lead)
    try desk.answer(desk.client.changeLead(lead, version: present.version, change))
  }

  var change: LeadChange {
    var change = LeadChange()
    change.name = name
    change.company = fields.company
    change.email = fields.email
    change.numbers = fields.phone.isEmpty ? nil : fields.phone
    change.source = fields.source
    change.street = fields.street
    change.city = fields.city
    change.postalCode = fields.postalCode
    change.region = fields.state
    change.country = fields.country
    change.place = place
    change.consent = consent.entry
    change.playbook = fields.playbook
    return change
  }
}
