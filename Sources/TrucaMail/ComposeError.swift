/// Why no message can be made of a mail. Trying again does not help.
public enum ComposeError: Error, Hashable, Sendable, CaseIterable {
  case sender
  case recipient
  case messageID
  case date
}

extension ComposeError: CustomStringConvertible {
  /// Names no address: the sentence may stand in a log.
  public var description: String {
    switch self {
    case .sender:
      "cannot make the message: its sender is no plain ASCII address; set one such as truca@example.org"
    case .recipient:
      "cannot make the message: its recipient is no plain ASCII address; correct the user's mail address"
    case .messageID:
      "cannot make the message: its Message-ID is not of the form id@host; drop the mail"
    case .date:
      "cannot make the message: its date is not RFC 3339; drop the mail"
    }
  }
}
