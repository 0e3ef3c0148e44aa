import TrucaAPI

/// What the loop shows on a terminal of some size.
struct WorkScreen {
  private static let label = 10
  /// With fewer rows the number is written on one line.
  private static let rowsForBigNumber = 20

  let loop: WorkLoop
  let size: ScreenSize
  /// Milliseconds of the clock that the loop was given.
  let now: Int

  /// At most as many as there are rows, none wider than the terminal. On a small one the facts give way first; name,
  /// number, keys and status stay.
  var lines: [Text] {
    guard size.rows > 0, size.columns > 1 else { return [] }
    let bottom = Array(self.bottom.suffix(size.rows))
    let top = Array(self.top.prefix(size.rows - bottom.count))
    let room = size.rows - top.count - bottom.count
    let middle = Array(self.middle(rows: room).prefix(room))
    let filler = Array(repeating: Text(""), count: room - middle.count)
    return (top + middle + filler + bottom).map { $0.cut(to: size.columns) }
  }

  // MARK: - Top

  private var top: [Text] {
    guard let call = loop.call else { return [header] }
    return [header] + (size.rows >= 16 ? [""] : []) + [title(call)] + number(call)
  }

  private var header: Text {
    guard let today = loop.today else { return Text("truca work", .bold) }
    let left = size.columns < 60 ? today.rep : "truca work · \(today.rep)"
    let right = "\(Count.words(today.made)) of \(Count.words(today.capacity)) made · \(loop.clock.time(at: now))"
    let gap = size.columns - DisplayWidth.of(left) - DisplayWidth.of(right)
    guard gap > 0 else { return Text(right, .faint) }
    return Text(left, .bold) + Text(String(repeating: " ", count: gap) + right, .faint)
  }

  private func title(_ call: CallBrief) -> Text {
    let company = call.company.isEmpty ? Text("") : Text(", \(call.company)")
    return Text(call.name, .bold) + company + Text("  lead \(call.lead), call \(call.attempt)", .faint)
  }

  private func number(_ call: CallBrief) -> [Text] {
    guard size.rows >= Self.rowsForBigNumber, let big = BigNumber.lines(call.number, width: size.columns - 2) else {
      return [Text(call.number, .bold)]
    }
    return big.map { Text("  \($0)", .bold) } + ["", Text(call.number, .bold)]
  }

  // MARK: - Middle

  private func middle(rows: Int) -> [Text] {
    switch loop.stage {
    case .asking: return loop.isCut ? [] : ["", Text("Asking for the next call …", .faint)]
    case .waiting(let nobody): return waiting(nobody)
    case .call(let call), .loose(let call): return facts(call, rows: rows)
    }
  }

  private func waiting(_ nobody: Nobody) -> [Text] {
    var lines: [Text] = [""] + TextWrap.lines(nobody.sentence, width: size.columns, limit: 4).map { Text($0) } + [""]
    if let again = nobody.askAgain, let left = loop.clock.left(until: again, at: now), left > 0 {
      lines.append(Text("The next look is \(again.words), in \(ServerClock.words(left))."))
    }
    lines += TextWrap.lines(
      "It rings and shows the call as soon as there is one. Enter looks at once.", width: size.columns, limit: 3
    ).map { Text($0, .faint) }
    return lines
  }

  private func facts(_ call: CallBrief, rows: Int) -> [Text] {
    var lines: [Text] = size.rows >= 16 ? [""] : []
    lines += fact("promised", call.promised?.words, .warning)
    lines += fact("there", call.theirTime.isEmpty ? nil : "it is \(call.theirTime)")
    lines += fact("why", call.why)
    if let why = call.forbidden {
      lines += fact("do not call", why, .alarm)
    } else {
      lines += fact("callable", call.callableUntil.words.isEmpty ? nil : "until \(call.callableUntil.words)")
    }
    lines += fact("yours", lease(call))
    lines += fact("source", call.source)
    let left = max(0, rows - lines.count)
    for note in call.notes.reversed() where lines.count < rows {
      lines += fact(
        "note", "\(note.at.words), \(note.by): \(note.text)", limit: max(2, left / max(1, call.notes.count)))
    }
    return lines
  }

  private func lease(_ call: CallBrief) -> String? {
    guard case .call = loop.stage else { return "not in your hand" }
    guard let left = loop.clock.left(until: call.leaseEnd, at: now) else { return nil }
    return "for \(ServerClock.words(left))"
  }

  private func fact(_ label: String, _ value: String?, _ style: Text.Style = .plain, limit: Int = 2) -> [Text] {
    guard let value, !value.isEmpty else { return [] }
    let indent = size.columns < 30 ? 0 : Self.label
    let lines = TextWrap.lines(value, width: size.columns - indent, limit: limit)
    guard indent > 0 else { return lines.map { Text($0, style) } }
    return lines.enumerated().map { index, line in
      let head = index == 0 ? label : ""
      return Text(head + String(repeating: " ", count: indent - head.count), .faint) + Text(line, style)
    }
  }

  // MARK: - Bottom

  private var bottom: [Text] {
    var lines: [Text] = []
    if let note = loop.note, loop.call != nil { lines.append(Text("note: ", .faint) + Text(note)) }
    if let prompt = loop.prompt {
      lines += status
      lines.append(Text(prompt.question, .bold) + Text("  (Escape: not)", .faint))
      let text = TextWrap.tail(HarmlessText.line(prompt.editor.text), width: size.columns - 3)
      return lines + [Text("> ", .bold) + Text(text + "_")]
    }
    let items = loop.call == nil ? [] : loop.keys.shown.map { ($0.keystroke, $0.name) }
    return lines + wrapped(items, .bold) + wrapped(actions, .plain) + status
  }

  private var status: [Text] {
    loop.status.lines(width: size.columns, limit: size.rows >= 16 ? 3 : size.rows >= 8 ? 2 : 1)
  }

  private var actions: [(String, String)] {
    var items: [(Character?, String)] = []
    if loop.call != nil { items += [(loop.keys.note, "note"), (loop.keys.skip, "skip"), (loop.keys.dial, "dial")] }
    items += [(loop.keys.undo, "undo"), (loop.keys.quit, "quit")]
    return items.compactMap { key, name in key.map { (String($0), name) } }
  }

  /// Keys with their names, as many to a line as fit.
  private func wrapped(_ items: [(String, String)], _ style: Text.Style) -> [Text] {
    var lines: [Text] = []
    var line: Text = ""
    for (key, name) in items {
      let item = Text(key, style == .plain ? .faint : style) + Text(" \(name)", style == .plain ? .faint : .plain)
      if line.isEmpty {
        line = item
      } else if line.width + 3 + item.width <= size.columns {
        line = line + "   " + item
      } else {
        lines.append(line)
        line = item
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }
}
