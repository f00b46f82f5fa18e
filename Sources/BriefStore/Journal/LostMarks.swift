import Briefs

/// Marks of this device that its journal does not hold any more, because it was deleted, cut or put back
/// from a backup while the program ran.
struct LostMarks {
  /// What became of them.
  enum Outcome: Hashable, Sendable {
    case writtenAgain(Int)
    case notWritten(JournalError)
  }

  /// The lines found in the file since then.
  var found: Set<Stamp> = []

  /// The marks that are in the state and neither in the file nor among `kept`, and by what their briefs
  /// are found again, as lines with the clocks they had.
  func lines(
    of state: JournalState, device: UInt64, folder: String, except kept: Set<Stamp>
  ) -> [JournalLine] {
    func isLost(_ stamp: Stamp) -> Bool {
      stamp.device == device && !found.contains(stamp) && !kept.contains(stamp)
    }
    let texts = Dictionary(grouping: state.texts.rows.filter { isLost($0.stamp) }, by: \.stamp)
    // A name whose mark went to the root when two names were joined keeps a row that nothing reads.
    let marks = [(Flag.read, state.read), (.starred, state.starred)].flatMap { flag, table in
      table.rows.filter { isLost($0.stamp) && state.names.root(of: $0.id) == $0.id }
        .map { (flag, $0) }
    }
    let sets = state.names.rows.rows.filter { $0.parent == $0.id && isLost($0.first) }.map(\.id)
    let roots = Set(sets + marks.map(\.1.id) + texts.values.joined().map(\.id))
    return
      (markLines(marks, folder) + identityLines(texts, folder)
      + joiningLines(Set(roots.map { state.names.root(of: $0) }), state.names, folder))
      .sorted { $0.stamp < $1.stamp }
  }

  private func markLines(
    _ marks: [(flag: Flag, mark: JournalState.Mark)], _ folder: String
  ) -> [JournalLine] {
    var lines: [Stamp: MarkLine] = [:]
    for (flag, mark) in marks {
      let clock = String(decoding: mark.stamp.bytes, as: UTF8.self)
      let fingerprint = mark.fingerprint.map { Fingerprint(headline: 0, sentence: 0, content: $0) }
      lines[
        mark.stamp,
        default: MarkLine(
          stamp: mark.stamp, action: "again-\(clock)", flag: flag, value: mark.value,
          folder: folder, entries: [])
      ].entries.append(MarkLine.Entry(id: mark.id, was: !mark.value, fingerprint: fingerprint))
    }
    return lines.values.map(JournalLine.mark)
  }

  private func identityLines(
    _ texts: [Stamp: [JournalState.Text]], _ folder: String
  ) -> [JournalLine] {
    texts.map { stamp, texts in
      let entries = texts.map { text in
        var trace = text.trace
        trace.hash = BriefID(text.key)
        return IdentityLine.Entry(id: text.id, text: trace)
      }
      return .identity(IdentityLine(stamp: stamp, folder: folder, entries: entries))
    }
  }

  /// The names of each of these briefs joined again, by the clock that decides what it is called.
  private func joiningLines(
    _ roots: Set<BriefID>, _ names: NameTable, _ folder: String
  ) -> [JournalLine] {
    roots.compactMap { names.rows[$0.value] }.map { root in
      let others = names.all(of: root.called).filter { $0 != root.called }
      let entries = others.map { IdentityLine.Entry(id: root.called, text: TextTrace(hash: $0)) }
      return .identity(IdentityLine(stamp: root.first, folder: folder, entries: entries))
    }
  }
}
