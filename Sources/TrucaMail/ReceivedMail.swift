import CMIME

/// What a message that came in says, as far as a lead needs it.
public struct ReceivedMail: Hashable, Sendable {
  /// The first sender's address and name.
  public var from: String?
  public var fromName: String?
  public var subject: String?
  /// With its angle brackets.
  public var messageID: String?
  /// The first part of plain text that says something, else the first such HTML without its tags, else what stands
  /// behind the headers, or all of it where no header is a mail's.
  public var text: String

  /// Reads a message: MIME or not, of any encoding and charset. Anything is a message; what it does not say is nil.
  public init(_ bytes: [UInt8]) {
    MailLibrary.setUp()
    let stream = MIMEObject<GMimeStream>(
      bytes.withUnsafeBytes { bytes in
        g_mime_stream_mem_new_with_buffer(bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
      })
    let parser = MIMEObject<GMimeParser>(g_mime_parser_new_with_stream(stream.pointer))
    guard let parsed = g_mime_parser_construct_message(parser.pointer, nil) else {
      text = MailText.body(ReceivedText.decoded(bytes))
      return
    }
    let message = MIMEObject<GMimeMessage>(parsed)
    subject = Self.text(g_mime_message_get_subject(message.pointer)).map(MailText.field)
    messageID = Self.text(g_mime_message_get_message_id(message.pointer)).map { "<\($0)>" }
    (from, fromName) = Self.sender(message)
    let isMail = Self.headers.contains { g_mime_object_get_header(message.cast(to: GMimeObject.self), $0) != nil }
    text = isMail ? Self.body(message) ?? Self.rest(bytes) : MailText.body(ReceivedText.decoded(bytes))
  }

  /// Without any of them a text is none of a mail: lines such as `Phone: 600 111 222` look like headers too.
  private static let headers = ["From", "To", "Subject", "Date", "Received", "Message-ID", "Content-Type"]

  private static func sender(_ message: borrowing MIMEObject<GMimeMessage>) -> (String?, String?) {
    guard let senders = g_mime_message_get_from(message.pointer), internet_address_list_length(senders) > 0,
      let first = internet_address_list_get_address(senders, 0)
    else { return (nil, nil) }
    let name = text(internet_address_get_name(first)).map(MailText.field)
    guard truca_is_mailbox(first) != 0 else { return (nil, name) }
    let mailbox = UnsafeMutableRawPointer(first).assumingMemoryBound(to: InternetAddressMailbox.self)
    return (text(internet_address_mailbox_get_addr(mailbox)).map(MailText.field), name)
  }

  /// nil where no part says anything.
  private static func body(_ message: borrowing MIMEObject<GMimeMessage>) -> String? {
    var html: String?
    let iterator = g_mime_part_iter_new(message.cast(to: GMimeObject.self))
    defer { g_mime_part_iter_free(iterator) }
    repeat {
      guard let part = g_mime_part_iter_get_current(iterator), truca_is_text(part) != 0, !isAttached(part) else {
        continue
      }
      let textPart = UnsafeMutableRawPointer(part).assumingMemoryBound(to: GMimeTextPart.self)
      guard let text = ReceivedText.text(of: textPart).map(MailText.body) else { continue }
      if truca_is_html(part) == 0 {
        if saysSomething(text) { return text }
      } else if html == nil {
        html = HTMLText.plain(text)
      }
    } while g_mime_part_iter_next(iterator) != 0
    return html.flatMap { saysSomething($0) ? $0 : nil }
  }

  private static func saysSomething(_ text: String) -> Bool { text.contains { !$0.isWhitespace } }

  /// What stands behind the headers, for a message whose parts nobody finds.
  private static func rest(_ bytes: [UInt8]) -> String {
    let newline = UInt8(ascii: "\n")
    var isLineEmpty = false
    for (index, byte) in bytes.enumerated() {
      if byte == newline, isLineEmpty { return MailText.body(ReceivedText.decoded(Array(bytes[(index + 1)...]))) }
      if byte != UInt8(ascii: "\r") { isLineEmpty = byte == newline }
    }
    return ""
  }

  private static func isAttached(_ part: UnsafeMutablePointer<GMimeObject>) -> Bool {
    text(g_mime_object_get_disposition(part))?.lowercased() == "attachment"
  }

  private static func text(_ characters: UnsafePointer<CChar>?) -> String? {
    characters.map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }
}
