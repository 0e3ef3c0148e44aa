/// What a person says about a file, where the file itself does not say it or says it wrongly.
public struct LeadFileOptions: Hashable, Sendable {
  /// Which column a field is taken from; see `ColumnOverride`.
  public var columns: [ColumnOverride]
  /// The order of all dates.
  public var dates: DateOrder?
  public var encoding: TextEncoding?
  public var separator: CSVSeparator?

  public init(
    columns: [ColumnOverride] = [], dates: DateOrder? = nil, encoding: TextEncoding? = nil,
    separator: CSVSeparator? = nil
  ) {
    self.columns = columns
    self.dates = dates
    self.encoding = encoding
    self.separator = separator
  }
}
