/// "Take this field from that column": `phone=Telefon2`. It replaces what the header would say for the field; several
/// for one field are used in their order. Without a title (`source=`) the field is not used.
public struct ColumnOverride: Hashable, Sendable {
  public var field: LeadField
  /// nil: the field is not used.
  public var title: String?

  public init(field: LeadField, title: String?) {
    self.field = field
    self.title = title
  }

  /// Reads `field=Title`.
  public init(_ text: String) throws(LeadFileError) {
    guard let equals = text.firstIndex(of: "=") else {
      throw LeadFileError("cannot read the column \"\(text)\"; write field=Title, for instance phone=Telephone")
    }
    let name = String(text[..<equals])
    let title = String(text[text.index(after: equals)...])
    guard let field = Self.field(name) else { throw Self.unknownField(name) }
    self.init(field: field, title: title.isEmpty ? nil : title)
  }

  private static func field(_ name: String) -> LeadField? {
    let key = ColumnTitle(name)
    return LeadField.allCases.first { ColumnTitle($0.rawValue) == key }
  }

  private static func unknownField(_ name: String) -> LeadFileError {
    let names = LeadField.allCases.map(\.rawValue)
    let nearest = ColumnTitle.nearest(to: name, in: names)
    let hint = nearest.map { "did you mean \($0)?" } ?? "the fields are \(names.joined(separator: ", "))"
    return LeadFileError("cannot map the field \"\(name)\", which does not exist; \(hint)")
  }
}
