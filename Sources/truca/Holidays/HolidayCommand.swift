import ArgumentParser

struct HolidayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "holiday",
    abstract: "List, add, remove and import public holidays, on which the law of some places forbids calls.",
    discussion: Example.text(
      "truca holiday list US-LA --year 2027", "truca holiday add US-LA 2027-01-08 \"Battle of New Orleans\"",
      "truca holiday import US-LA.ics --covers 2031..2035"),
    subcommands: [
      HolidayListCommand.self, HolidayAddCommand.self, HolidayRemoveCommand.self, HolidayImportCommand.self,
    ])
}
