/// Who a lead is: personal data, kept apart from its progress so that a person can be forgotten.
public struct LeadPerson: Hashable, Sendable {
  public var name: String
  public var company: String
  public var email: String?
  public var source: String?
  public var street: String?
  public var city: String?
  public var postalCode: String?
  /// State, province or region as it was stated.
  public var region: String?
  public var country: String?
  /// The date that an export gives for the lead, without a zone.
  public var createdElsewhere: String?

  public init(name: String, company: String = "", email: String? = nil) {
    self.name = name
    self.company = company
    self.email = email
  }
}

/// One of a lead's numbers, in order of preference.
public struct LeadNumber: Hashable, Sendable {
  /// As it was entered.
  public var text: String
  /// nil if it could not be read.
  public var reading: PhoneReading?

  public init(text: String, reading: PhoneReading?) {
    self.text = text
    self.reading = reading
  }
}
