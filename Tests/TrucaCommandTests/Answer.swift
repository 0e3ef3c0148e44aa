/// Literal answers of a daemon.
enum Answer {
  static let heldSummary =
    #"{"held":3,"reasons":[{"kind":"consent","leads":3,"settle":"record consent with truca consent add"}]}"#

  static func moment(_ words: String) -> String {
    #"{"instant":"2026-11-24T09:30:00Z","local":"2026-11-24 10:30","words":"\#(words)","zone":"Europe/Madrid"}"#
  }

  static let now = moment("today 10:30")
  static let clock = #"{"kind":"simulated","now":\#(now),"rate":1,"settled":3}"#
  static let status = #"""
    {"version":"0.1.0","now":\#(now),"clock":\#(clock),"journal":12,"openLeads":6200,"heldLeads":1,"backlogLeads":0,
    "timeZoneData":"2026f","alarms":[]}
    """#
  static let user = #"""
    {"user":"anna","name":"Anna Serra","uid":1001,"roles":["rep"],"team":"girona","mail":null,
    "zone":"Europe/Madrid","hours":"mon-fri 09:00-18:00","capacity":60,"daysOff":[],"state":"active","openLeads":4,
    "version":7}
    """#
  static let leadAnswer = #"{"lead":42,"version":8,"state":"open","next":\#(now),"sentence":"Done with lead 42."}"#
  static let callAnswer =
    #"{"call":9,"lead":42,"attempt":3,"outcome":"voicemail","state":"open","next":\#(now),"sentence":"Logged."}"#
  static let intake = #"""
    {"result":"added","lead":42,"state":"open","held":[],"next":\#(now),"planned":8,"sentence":"Added as lead 42."}
    """#
  static let lead = #"""
    {"lead":42,"version":8,"name":"Ana Ruiz","company":"Acme","numbers":[{"text":"600 111 222",
    "number":"+34600111222","kind":"mobile","suppressed":false,"current":true}],"team":"girona","state":"open",
    "held":[],"playbook":"consumer","processVersion":1,"storedAt":\#(now),
    "planned":[{"attempt":3,"at":\#(now),"until":\#(now),"ideal":\#(now),"promised":true,"theirTime":"10:30",
    "why":"Day 2 of the rhythm."}],
    "calls":[{"call":9,"attempt":2,"direction":"out","rep":"anna","at":\#(now),"state":"outcome",
    "outcome":"voicemail","why":"First call.","evidence":{"at":\#(now),"zones":[{"zone":"Europe/Madrid","local":"2026-11-24 10:05 +01:00"}],
    "rules":[{"rule":"ES","hours":"09:00-21:00"}],"limits":[],"lawVersion":41,
    "sentence":"2026-11-24 10:05 +01:00 in Europe/Madrid"}}],"consents":[{"source":"web form","date":"2026-11-20","holds":true}],
    "notes":[{"at":\#(now),"by":"joan","text":"Asked for prices."}],"linked":[7],
    "timeline":[{"sequence":1,"at":\#(now),"actor":"anna","kind":"leadAdded","sentence":"Came in."}]}
    """#
  static let process = #"""
    {"version":2,"appliedAt":\#(now),"appliedBy":"root","text":"a = 1\n\tb = 2\n","outcomes":[
    {"outcome":"no-answer","name":"No answer","keystroke":"n","effect":"go on","needsTime":false,"needsReason":false},
    {"outcome":"callback","name":"Call back","keystroke":"c","effect":"promise","needsTime":true,"needsReason":false},
    {"outcome":"lost","name":"Lost","keystroke":"l","effect":"stop","needsTime":false,"needsReason":true},
    {"outcome":"odd","name":"Odd","keystroke":"","effect":"go on","needsTime":false,"needsReason":false}]}
    """#
  static let versionRow = #"{"version":2,"appliedAt":\#(now),"appliedBy":"root","note":"more","openLeads":3}"#
  static let settled = #"{"selected":2,"released":1,"backlog":0,"stillHeld":{"noNumber":1}}"#
  static let doctor = #"{"healthy":true,"checks":[{"id":"I2","title":"t","examined":5,"faults":[]}]}"#
  static let left = #"{"user":\#(user),"handedOn":4,"promisesAtRisk":[42]}"#
  static let check = #"{"valid":true,"problems":[]}"#

  static func row(_ lead: Int = 42, name: String = "Ana Ruiz") -> String {
    #"""
    {"lead":\#(lead),"name":"\#(name)","company":"Acme","owner":"anna","state":"open","attempts":2,"next":\#(now),
    "reasons":[{"kind":"noPlace","sentence":"The place is not known."}]}
    """#
  }

  static func page(_ items: String..., next: String? = nil, total: Int? = nil) -> String {
    let next = next.map { #","next":"\#($0)""# } ?? ""
    let total = total.map { ",\"total\":\($0)" } ?? ""
    return "{\"items\":[\(items.joined(separator: ","))]\(next)\(total)}"
  }

  static func brief(number: String = "+34600111222", note: String = "Asked for prices.") -> String {
    #"""
    {"call":9,"lead":42,"attempt":3,"name":"Ana Ruiz","company":"Acme","number":"\#(number)","source":"fair",
    "why":"Mornings are untried.","notes":[{"at":\#(now),"by":"joan","text":"\#(note)"}],"theirTime":"10:30",
    "handedOut":\#(now),"leaseEnd":\#(now),"callableUntil":\#(moment("today 13:00"))}
    """#
  }

  static func line(_ lead: Int, _ name: String, overdue: Bool = false, promised: Bool = false) -> String {
    #"""
    {"lead":\#(lead),"name":"\#(name)","company":"Acme","attempt":2,"at":\#(now),"until":\#(moment("today 13:00")),
    "promised":\#(promised),"overdue":\#(overdue),"theirTime":"10:31"}
    """#
  }

  static func today(
    inHand: String? = nil, due: [String] = [], promises: [String] = [], later: [String] = [], missed: [String] = [],
    atRisk: [String] = [], dueTotal: Int? = nil, nobody: String? = nil
  ) -> String {
    #"""
    {"rep":"anna","now":\#(now),"inHand":\#(inHand ?? "null"),"due":[\#(due.joined(separator: ","))],
    "promises":[\#(promises.joined(separator: ","))],"later":[\#(later.joined(separator: ","))],
    "missedPromises":[\#(missed.joined(separator: ","))],"atRisk":[\#(atRisk.joined(separator: ","))],"made":3,
    "capacity":60,"dueTotal":\#(dueTotal ?? due.count),"laterTotal":\#(later.count),
    "atRiskTotal":\#(atRisk.count),"nobody":\#(nobody ?? "null")}
    """#
  }
}
