/// How the daemon shall read a file of leads; what is nil or empty it finds out itself.
public struct ImportOptions: Hashable, Sendable {
  public var team: String?
  /// Name or ISO 3166 code, for numbers in national spelling.
  public var country: String?
  /// `dmy`, `mdy` or `ymd`.
  public var dates: String?
  public var encoding: String?
  public var source: String?
  /// `field=Title of the column`.
  public var map: [String] = []
  /// `Name in the file=login`.
  public var owners: [String] = []
  /// Says what would happen; stores nothing.
  public var dryRun = false

  public init() {}
}
