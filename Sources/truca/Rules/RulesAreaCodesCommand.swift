import ArgumentParser
import TrucaAPI
import TrucaClient

struct RulesAreaCodesCommand: PlainDeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "area-codes",
    abstract: "Show whether an American area code alone tells where somebody is, or set it.",
    discussion: Example.text(
      "truca rules area-codes", "truca rules area-codes distrust",
      remarks: """
        People keep their numbers when they move. Distrusted, an area code places nobody by itself: without a stated \
        state all zones of the country count, and the narrowest hours. What that costs is shown before it is set.
        """))

  enum Trust: String, ExpressibleByArgument, CaseIterable {
    case trust, distrust
  }

  @OptionGroup(title: "Service")
  var options: DeskOptions

  @Argument(help: .init("trust or distrust; without it the present state is shown.", valueName: "trust"))
  var trust: Trust?

  @Flag(help: "Do not ask before it is set.")
  var yes = false

  func perform(at desk: Desk) throws {
    let present = try desk.client.areaCodeTrust()
    let wanted = trust.map { $0 == .trust }
    guard let wanted, wanted != present.trusted else {
      return try desk.answer(present) { desk.console.print(Text($0.sentence)) }
    }
    if !yes {
      guard desk.console.canAsk else {
        throw Failure.usage("cannot set this without a yes: \(present.sentence) Add --yes")
      }
      desk.console.print(Text(present.sentence))
      guard desk.console.confirm("Go on?") else {
        throw Failure.usage("cannot set this without a yes; nothing has changed")
      }
    }
    try desk.answer(desk.client.setAreaCodes(trusted: wanted)) { desk.console.print(Text($0.sentence)) }
  }
}
