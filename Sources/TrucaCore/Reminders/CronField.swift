/// One of the five fields of a cron expression: which numbers it names.
struct CronField: Hashable, Sendable {
  /// Bit n is set if n is named.
  private var bits: UInt64
  /// Whether the field says nothing: `*`, which restricts no day.
  let isAny: Bool

  /// What a field may hold.
  struct Form: Sendable {
    var name: String
    var range: ClosedRange<Int>
    /// Words for numbers, in lower case.
    var words: [String: Int] = [:]

    static let minute = Form(name: "minute", range: 0...59)
    static let hour = Form(name: "hour", range: 0...23)
    static let day = Form(name: "day of the month", range: 1...31)
    static let month = Form(
      name: "month", range: 1...12,
      words: Dictionary(uniqueKeysWithValues: (1...12).map { (MonthName.all[$0 - 1].shortName.lowercased(), $0) }))
    /// 0 is Sunday; 7 too.
    static let weekday = Form(
      name: "weekday", range: 0...7,
      words: Dictionary(uniqueKeysWithValues: Weekday.allCases.map { ($0.code, ($0.rawValue + 1) % 7) }))
  }

  init(_ text: Substring, _ form: Form) throws(CronProblem) {
    isAny = text == "*"
    bits = 0
    for item in text.split(separator: ",", omittingEmptySubsequences: false) { try add(item, form) }
  }

  func contains(_ number: Int) -> Bool { bits >> UInt64(number) & 1 == 1 }

  /// The numbers that are named, ascending.
  var numbers: [Int] { (0..<64).filter(contains) }

  private mutating func add(_ item: Substring, _ form: Form) throws(CronProblem) {
    let parts = item.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    let (range, isSingle) = try Self.range(parts[0], form)
    guard parts.count == 2 else {
      for number in range { set(number, form) }
      return
    }
    guard let step = Int(parts[1]), step > 0, parts[1].utf8.allSatisfy({ $0 != 0x2B }) else {
      throw CronProblem("a step in the \(form.name) is a number from 1, as in */15")
    }
    let last = isSingle ? form.range.upperBound : range.upperBound
    for number in stride(from: range.lowerBound, through: last, by: step) { set(number, form) }
  }

  private mutating func set(_ number: Int, _ form: Form) {
    bits |= 1 << UInt64(form.name == Form.weekday.name ? number % 7 : number)
  }

  private static func range(
    _ text: Substring, _ form: Form
  ) throws(CronProblem) -> (numbers: ClosedRange<Int>, isSingle: Bool) {
    if text == "*" {
      let top = form.name == Form.weekday.name ? 6 : form.range.upperBound
      return (form.range.lowerBound...top, false)
    }
    let ends = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    let first = try number(ends[0], form)
    guard ends.count == 2 else { return (first...first, true) }
    var last = try number(ends[1], form)
    // A week may end on Sunday.
    if form.name == Form.weekday.name, last == 0 { last = 7 }
    guard first <= last else {
      throw CronProblem("the range \(text) of the \(form.name) ends before it begins")
    }
    return (first...last, false)
  }

  private static func number(_ text: Substring, _ form: Form) throws(CronProblem) -> Int {
    if let known = form.words[text.lowercased()] { return known }
    let isPlain = !text.isEmpty && text.utf8.count <= 2 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    guard isPlain, let number = Int(text), form.range.contains(number) else {
      let words = form.words.isEmpty ? "" : ", or \(form.words.keys.min() ?? "") and the like"
      throw CronProblem(
        "the \(form.name) is * or from \(form.range.lowerBound) to \(form.range.upperBound)\(words)")
    }
    return number
  }
}
