import ArgumentParser
import TrucaAPI

/// What can be set of a user.
struct UserFields: ParsableArguments {
  @Option(help: .init("Full name.", valueName: "name"))
  var name: String?

  @Option(help: .init("The uid by which the daemon knows her.", valueName: "number"))
  var uid: UInt32?

  @Option(
    parsing: .upToNextOption,
    help: .init("rep, manager, administrator, intake or mailer; one or several.", valueName: "role"))
  var role: [String] = []

  @Option(help: .init("Her team; a new name begins a team.", valueName: "team"))
  var team: String?

  @Option(help: .init("Mail address.", valueName: "address"))
  var mail: String?

  @Option(help: .init("Time zone of her hours and of all times shown to her: Europe/Madrid.", valueName: "zone"))
  var zone: String?

  @Option(help: .init("Working hours: \"mon-fri 09:00-13:00,14:00-18:00\".", valueName: "hours"))
  var hours: String?

  @Option(help: .init("Calls a day.", valueName: "n"))
  var capacity: Int?

  @Option(
    parsing: .upToNextOption,
    help: .init("Days off, dates or ranges: 2026-12-24..2027-01-02; none takes them all back.", valueName: "range"))
  var off: [String] = []

  var change: UserChange {
    var change = UserChange()
    change.name = name
    change.uid = uid
    change.roles = role.isEmpty ? nil : Self.pieces(role)
    change.team = team
    change.mail = mail
    change.zone = zone
    change.hours = hours
    change.capacity = capacity
    change.daysOff = off.isEmpty ? nil : Self.pieces(off).filter { $0 != "none" }
    return change
  }

  /// Commas separate values as spaces do.
  private static func pieces(_ values: [String]) -> [String] {
    values.flatMap { $0.split(separator: ",").map(String.init) }
  }
}
