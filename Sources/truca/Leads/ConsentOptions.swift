import ArgumentParser
import TrucaAPI

/// Consent to be called: where it was given, and on which day.
struct ConsentOptions: ParsableArguments {
  @Option(help: .init("Consent was given here: \"web form\".", valueName: "source"))
  var consent: String?

  @Option(help: .init("The day of the consent: 2026-11-20, or in words.", valueName: "day"))
  var date: String?

  @Option(help: .init("The last day on which the consent holds.", valueName: "day"))
  var until: String?

  func validate() throws {
    guard (consent == nil) == (date == nil) else {
      throw ValidationError("cannot record a consent by half; give --consent with --date")
    }
    guard until == nil || consent != nil else {
      throw ValidationError("cannot set the end of no consent; give --consent and --date with --until")
    }
  }

  var entry: ConsentEntry? {
    guard let consent, let date else { return nil }
    return ConsentEntry(source: consent, date: date, until: until)
  }
}
