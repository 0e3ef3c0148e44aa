extension Answer {
  static let number = #"""
    {"text":"+1 305 555 0123","reading":"valid","number":"+13055550123","region":"US","kind":"fixedOrMobile","held":[],
    "place":{"country":"US","subdivisions":["US-FL"],"zones":["America/New_York"],"rules":["US","US-FL"],
    "setByHand":false,"why":["area code 305: Florida"]},
    "zones":[{"zone":"America/New_York","local":"Tue 24 Nov 05:00","why":"area code 305: Florida"}],
    "rules":[{"rule":"US-FL","name":"Florida","hours":"mon-sun 08:00-20:00","holidays":"none",
    "limits":["3 attempts in 24 hours"],"basis":"statute","source":"Fla. Stat. 501.616","url":"https://example.org",
    "year":2021,"confidence":"high"}],
    "limits":["US-FL: 1 of 3 attempts in 24 hours"],"suppressed":false,"callable":false,
    "sentence":"cannot call: it is early","next":\#(now),"nextTheirTime":"Tue 24 Nov 08:00",
    "dialTable":"2026-11-24, phonenumbers 9.0.43","rulesCompiled":"2026-11-24","notice":"This is no legal advice."}
    """#

  static func areaCodes(_ trusted: Bool) -> String {
    """
    {"trusted":\(trusted),"leads":1204,"hoursTrusted":11.2,"hoursDistrusted":2.6,"sentence":"11.2 → 2.6 legal hours a day."}
    """
  }
}
