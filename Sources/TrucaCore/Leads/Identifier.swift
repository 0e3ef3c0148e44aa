/// The number of a row; its type says of which table.
public struct Identifier<Subject>: Hashable, Comparable, Sendable {
  public var rawValue: Int64

  public init(_ rawValue: Int64) {
    self.rawValue = rawValue
  }

  public static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
}

/// Marks for `Identifier`.
public enum LeadSubject: Sendable {}
public enum UserSubject: Sendable {}
public enum CallSubject: Sendable {}

public typealias LeadID = Identifier<LeadSubject>
public typealias UserID = Identifier<UserSubject>
public typealias CallID = Identifier<CallSubject>
