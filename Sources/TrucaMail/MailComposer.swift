import CMIME

/// Makes a mail into the bytes that a local sendmail reads: ASCII alone, lines of at most 998 octets that end with LF.
///
/// The same mail gives the same bytes each time.
public enum MailComposer {
  /// Cannot stand in a body: after a quoted-printable "=" comes a digit or a line's end, and base64 ends with it.
  private static let boundary = "=_truca"

  public static func compose(_ mail: Mail) throws(ComposeError) -> [UInt8] {
    MailLibrary.setUp()
    let bytes = try compose(mail, readable: true)
    return isMistakable(bytes) ? try compose(mail, readable: false) : bytes
  }

  /// Whether a line would be taken for the beginning of the next mail in a mailbox file, or for the end of the message.
  private static func isMistakable(_ bytes: [UInt8]) -> Bool {
    bytes.split(separator: UInt8(ascii: "\n")).contains { $0.starts(with: "From ".utf8) || $0.elementsEqual(".".utf8) }
  }

  /// - Parameter readable: false encodes the bodies so that nothing in them can be taken for something else.
  private static func compose(_ mail: Mail, readable: Bool) throws(ComposeError) -> [UInt8] {
    guard let sender = MailAddress(mail.from), sender.text.utf8.first != UInt8(ascii: "-") else { throw .sender }
    guard let recipient = MailAddress(mail.to) else { throw .recipient }
    let message = MIMEObject<GMimeMessage>(g_mime_message_new(0))
    try setDate(mail.date, of: message)
    g_mime_message_add_mailbox(message.pointer, GMIME_ADDRESS_TYPE_FROM, nil, sender.text)
    let name = MailText.field(mail.toName)
    g_mime_message_add_mailbox(
      message.pointer, GMIME_ADDRESS_TYPE_TO, name.isEmpty ? nil : HeaderText.phrase(name), recipient.text)
    g_mime_message_set_subject(message.pointer, HeaderText.unstructured(MailText.field(mail.subject)), "us-ascii")
    g_mime_message_set_message_id(message.pointer, try messageID(mail.messageID))
    let headers = message.cast(to: GMimeObject.self)
    g_mime_object_set_header(headers, "Auto-Submitted", "auto-generated", nil)
    g_mime_object_set_header(headers, "MIME-Version", "1.0", nil)
    setBody(mail, of: message, readable: readable)
    return bytes(of: message)
  }

  /// One text stands alone; several are alternatives, the plainest first.
  private static func setBody(_ mail: Mail, of message: borrowing MIMEObject<GMimeMessage>, readable: Bool) {
    let text = MIMEPart.text("plain", MailText.body(mail.text), readable: readable)
    guard mail.html != nil || mail.calendar != nil else {
      g_mime_message_set_mime_part(message.pointer, text.cast(to: GMimeObject.self))
      return
    }
    let all = MIMEObject<GMimeMultipart>(g_mime_multipart_new_with_subtype("alternative"))
    g_mime_multipart_set_boundary(all.pointer, boundary)
    g_mime_multipart_add(all.pointer, text.cast(to: GMimeObject.self))
    if let html = mail.html {
      let part = MIMEPart.text("html", MailText.body(html), readable: readable)
      g_mime_multipart_add(all.pointer, part.cast(to: GMimeObject.self))
    }
    if let calendar = mail.calendar {
      let part = MIMEPart.text("calendar", MailText.body(calendar), readable: readable)
      if let method = CalendarMethod.name(in: calendar) {
        g_mime_object_set_content_type_parameter(part.cast(to: GMimeObject.self), "method", method)
      }
      g_mime_multipart_add(all.pointer, part.cast(to: GMimeObject.self))
    }
    g_mime_message_set_mime_part(message.pointer, all.cast(to: GMimeObject.self))
  }

  private static func setDate(
    _ text: String, of message: borrowing MIMEObject<GMimeMessage>
  ) throws(ComposeError) {
    guard let date = g_date_time_new_from_iso8601(text, nil) else { throw .date }
    defer { g_date_time_unref(date) }
    g_mime_message_set_date(message.pointer, date)
  }

  /// Without its brackets.
  private static func messageID(_ text: String) throws(ComposeError) -> String {
    let bare = text.hasPrefix("<") && text.hasSuffix(">") ? String(text.dropFirst().dropLast()) : text
    guard bare.utf8.contains(UInt8(ascii: "@")), let address = MailAddress(bare) else { throw .messageID }
    return address.text
  }

  private static func bytes(of message: borrowing MIMEObject<GMimeMessage>) -> [UInt8] {
    let stream = MIMEObject<GMimeStream>(g_mime_stream_mem_new())
    g_mime_object_write_to_stream(message.cast(to: GMimeObject.self), nil, stream.pointer)
    guard let array = g_mime_stream_mem_get_byte_array(stream.cast(to: GMimeStreamMem.self)) else { return [] }
    return Array(UnsafeBufferPointer(start: array.pointee.data, count: Int(array.pointee.len)))
  }
}
