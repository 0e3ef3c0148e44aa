public import TrucaCore

/// What the sysadmin sets and the shipped tables say.
public struct DeskSettings: Sendable {
  /// Uids that are administrators whether or not they are users; root always is.
  public var administrators: Set<UInt32>
  /// Default country of a team's leads.
  public var teamCountries: [String: String]
  /// Part whose holidays count for a team's leads of whom nothing tells a part.
  public var teamSubdivisions: [String: String]
  public var placeBook: PlaceBook
  public var dialTable: DialTable
  /// `zone.tab`: zones of each country.
  public var zonesByCountry: [String: [String]]
  /// Version of the zone data, for show.
  public var timeZoneData: String?
  public var version: String
  /// Why a changed configuration was not taken, and since when; nil where all was.
  public var problem: String?
  public var problemSince: Instant?

  public init(
    administrators: Set<UInt32>, teamCountries: [String: String], teamSubdivisions: [String: String],
    placeBook: PlaceBook, dialTable: DialTable, zonesByCountry: [String: [String]], timeZoneData: String?,
    version: String
  ) {
    self.administrators = administrators
    self.teamCountries = teamCountries
    self.teamSubdivisions = teamSubdivisions
    self.placeBook = placeBook
    self.dialTable = dialTable
    self.zonesByCountry = zonesByCountry
    self.timeZoneData = timeZoneData
    self.version = version
  }
}
