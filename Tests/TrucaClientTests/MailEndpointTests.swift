import Testing
import TrucaAPI
import TrucaClient

@Suite("Endpoints of reminders and mails")
struct MailEndpointTests {
  private static let row = #"""
    {"mail":7,"state":"pending","kind":"morning","user":"anna","due":\#(Literal.moment),"attempts":1,"lastExitCode":75,
    "lastMessage":"later","nextTry":\#(Literal.moment)}
    """#

  private static let reminder = #"""
    {"reminder":"morning","name":"Morning","note":"","to":"rep","when":"30 8 * * *","content":"digest",
    "workingDaysOnly":true,"off":false,"next":\#(Literal.moment)}
    """#

  static let cases = [
    EndpointCase("POST", "/v1/outbox/claim", #"{"mailer":"host:1"}"#, answer: "{}") {
      try $0.claimMail(ClaimRequest(mailer: "host:1")) == ClaimAnswer(mail: nil, askAgain: nil)
    },
    EndpointCase(
      "POST", "/v1/outbox/7/result", #"{"token":"t","exitCode":75,"timedOut":false,"message":"later"}"#, answer: row
    ) { client in
      let result = SendResult(token: "t", exitCode: 75, signal: nil, timedOut: false, message: "later")
      return try client.report(result, of: 7).lastExitCode == 75
    },
    EndpointCase("GET", "/v1/outbox?state=dead&cursor=9&limit=3", answer: #"{"items":[\#(row)],"next":"7"}"#) {
      try $0.outbox(state: "dead", after: "9", limit: 3).next == "7"
    },
    EndpointCase(
      "GET", "/v1/outbox/7",
      answer: #"""
        {"row":\#(row),"to":"a@example.org","messageId":"<x@y>","staleAt":\#(Literal.moment),"subject":"s","text":"t"}
        """#
    ) { try $0.mail(7).row.mail == 7 },
    EndpointCase("POST", "/v1/outbox/7/retry", "{}", answer: row) { try $0.retryMail(7).state == "pending" },
    EndpointCase("POST", "/v1/outbox/7/drop", "{}", answer: row) { try $0.dropMail(7).mail == 7 },
    EndpointCase(
      "POST", "/v1/outbox/pause", #"{"reason":"r"}"#,
      answer: #"{"paused":true,"reason":"r","since":\#(Literal.moment),"waiting":3}"#
    ) { try $0.pauseMails(reason: "r").waiting == 3 },
    EndpointCase("POST", "/v1/outbox/resume", "{}", answer: #"{"paused":false,"waiting":3}"#) {
      try !$0.resumeMails().paused
    },
    EndpointCase("GET", "/v1/reminders", answer: #"{"items":[\#(reminder)]}"#) {
      try $0.reminders().items.first?.when == "30 8 * * *"
    },
    EndpointCase(
      "POST", "/v1/reminders/morning/preview", answer: #"{"reminder":"morning","subject":"s","text":"t"}"#
    ) { try $0.preview(reminder: "morning").subject == "s" },
    EndpointCase("PATCH", "/v1/me/reminders", #"{"morning":"off"}"#, answer: #"{"items":[\#(reminder)]}"#) {
      try $0.switchReminders(["morning": "off"]).items.count == 1
    },
  ]

  @Test("a method sends its request and understands the answer", arguments: cases)
  func endpoint(_ endpoint: EndpointCase) throws {
    try endpoint.check()
  }
}
