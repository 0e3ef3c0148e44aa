import ArgumentParser
import TrucaAPI
import TrucaClient

struct HeldCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "held",
    abstract: "List the leads that get no calls until somebody settles why, or settle them.",
    discussion: Example.text(
      "truca held", "truca held --summary", "truca held --lead 42 --country ES",
      "truca held --in ES --consent \"web form\" --date 2026-11-20",
      remarks: """
        --country sets the place and --consent records consent, for all held leads that --in, --reason and --lead \
        select. --phone gives one lead another number.
        """))

  @OptionGroup(title: "Service")
  var options: DeskOptions

  @Option(name: .customLong("in"), help: .init("Only leads of this place: ES, US-FL.", valueName: "place"))
  var place: String?

  @Option(help: .init("Only leads held for this reason.", valueName: "kind"))
  var reason: String?

  @Option(parsing: .upToNextOption, help: .init("Settle only these leads.", valueName: "id"))
  var lead: [Int64] = []

  @Option(help: .init("Set the place of these leads: ES, US-FL.", valueName: "place"))
  var country: String?

  @OptionGroup var consent: ConsentOptions

  @Option(
    parsing: .singleValue, help: .init("Give one lead these numbers instead; repeatable.", valueName: "number"))
  var phone: [String] = []

  @Flag(help: "The counts alone.")
  var summary = false

  @OptionGroup var list: ListOptions

  @Flag(help: "Do not ask before all held leads are settled.")
  var yes = false

  private var settles: Bool { country != nil || consent.entry != nil || !phone.isEmpty }

  func validate() throws {
    guard settles || lead.isEmpty else {
      throw ValidationError("cannot settle a lead with nothing; add --country, --phone, or --consent with --date")
    }
    guard phone.isEmpty || lead.count == 1 else {
      throw ValidationError("cannot give numbers to several leads; name one with --lead")
    }
  }

  func perform(at desk: Desk) throws {
    if settles { return try settle(at: desk) }
    if summary { return try desk.answer(desk.client.heldSummary()) { print($0, on: desk.console) } }
    try show(at: desk)
  }

  private func show(at desk: Desk) throws {
    let page = try list.collect { cursor, limit in
      try desk.client.held(in: place, reason: reason, after: cursor, limit: limit)
    }
    try desk.answer(page) { page in
      guard !page.items.isEmpty else { return desk.console.print("No leads held.") }
      print(try desk.client.heldSummary(), on: desk.console)
      desk.console.print()
      desk.console.print(LeadTable(page.items).table)
      desk.console.printRemainder(of: page)
      desk.console.print()
      desk.console.print("Settle them with: truca held --lead ID --country ES")
    }
  }

  private func print(_ summary: HeldSummary, on console: Console) {
    console.print(Text("\(Count.words(summary.held, "lead", "leads")) held.", .bold))
    for reason in summary.reasons {
      console.print("\(Count.words(reason.leads)) \(reason.kind): \(reason.settle)")
    }
  }

  private func settle(at desk: Desk) throws {
    let selectsAll = lead.isEmpty && place == nil && reason == nil
    if selectsAll, !yes, desk.console.canAsk, !desk.console.confirm("This settles all held leads. Go on?") {
      throw Failure.usage("cannot settle without a yes; nothing has changed")
    }
    try desk.answer(desk.client.settle(request)) { answer in
      desk.console.print(
        "\(Count.words(answer.selected, "lead", "leads")) selected, \(Count.words(answer.released)) released, "
          + Text("\(Count.words(answer.backlog)) in the backlog."))
      for (kind, count) in answer.stillHeld.sorted(by: { $0.key < $1.key }) {
        desk.console.print("Still held: \(Count.words(count)) (\(kind))")
      }
    }
  }

  var request: SettleRequest {
    var request = SettleRequest()
    request.leads = lead.isEmpty ? nil : lead
    request.in = place
    request.reason = reason
    request.country = country
    request.consent = consent.entry
    request.numbers = phone.isEmpty ? nil : phone
    return request
  }
}
