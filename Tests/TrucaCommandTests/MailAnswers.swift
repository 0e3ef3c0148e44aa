extension Answer {
  static let mail = #"""
    {"mail":7,"state":"dead","kind":"morning","user":"anna","due":\#(now),"attempts":2,"lastExitCode":67,
    "lastMessage":"no such user"}
    """#

  static let mailDetail = #"""
    {"row":\#(mail),"to":"a@example.org","messageId":"<x@y>","staleAt":\#(now),"subject":"s","text":"t"}
    """#

  static let reminder = #"""
    {"reminder":"morning","name":"Morning","note":"","to":"rep","when":"30 8 * * *","content":"digest",
    "workingDaysOnly":true,"off":false,"next":\#(now)}
    """#

  static let preview = ##"{"reminder":"morning","subject":"s","text":"t","html":"<p>t</p>"}"##

  static let outboxState = #"{"paused":false,"waiting":3}"#
}
