/// What a person pressed.
enum Key: Hashable, Sendable {
  case character(Character)
  case enter
  case escape
  case backspace
  /// Ctrl with a letter, in upper case.
  case control(Character)
  /// What came as one from the clipboard.
  case paste(String)
  /// An arrow, a function key, or what no terminal should send.
  case other
}
