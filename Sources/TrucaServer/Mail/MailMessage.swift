internal import Mustache
internal import TrucaAPI
internal import TrucaCore

/// What a mail says.
struct MailMessage: Hashable, Sendable {
  var subject: String
  var text: String
  var html: String?
}

extension MailMessage {
  /// Puts values into the wording. Throws for a template that Mustache does not read: none that was checked.
  init(_ wording: ReminderRule.Wording, _ values: [String: Any]) throws {
    subject = MailText.subject(try Self.plain(wording.subject).render(values))
    text = try Self.plain(wording.text).render(values)
    html = wording.html.isEmpty ? nil : try MustacheTemplate(string: wording.html).render(values)
  }

  /// A template whose values are not escaped: for text that no browser reads.
  private static func plain(_ template: String) throws -> MustacheTemplate {
    try MustacheTemplate(string: "{{% CONTENT_TYPE: TEXT}}" + template)
  }
}
