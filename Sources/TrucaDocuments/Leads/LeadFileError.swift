/// Why a file as a whole cannot be imported, or an option not be followed. For people, hence one kind.
public struct LeadFileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Begins with "cannot".
  public var sentence: String

  public init(_ sentence: String) {
    self.sentence = sentence
  }

  public var description: String { sentence }
}
