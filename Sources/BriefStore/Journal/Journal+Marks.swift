import Briefs

extension Journal {
  /// Sets a flag on those briefs that have another value, in one line that is on disk when this
  /// returns. `key` names the keystroke or command. Changes nothing when it throws.
  ///
  /// A brief that is read already and marked read in a newer text is written down as well, so
  /// that it is no longer *updated*; undo does not know of that. A brief without a path is one
  /// that has just gone: it is marked by its ID alone.
  package func mark(
    _ briefs: [MarkedBrief], _ flag: Flag, _ value: Bool, key: String
  ) throws(JournalError) -> Receipt {
    readAll()
    guard !changes(briefs, flag, value).isEmpty else {
      return Receipt(flag: flag, value: value, changed: [], refreshed: [])
    }
    var entries: [MarkLine.Entry] = []
    try append {
      entries = changes(briefs, flag, value)
      // Another instance may have done it meanwhile.
      guard !entries.isEmpty else { return [] }
      return lines(entries, flag, value) { "\(Self.plain(key))-\($0)" }
    }
    return Receipt(
      flag: flag, value: value, changed: entries.filter { $0.was != value }.map(\.id),
      refreshed: entries.filter { $0.was == value }.map(\.id))
  }

  private func changes(
    _ briefs: [MarkedBrief], _ flag: Flag, _ value: Bool
  ) -> [MarkLine.Entry] {
    var seen: Set<BriefID> = []
    return briefs.compactMap { brief in
      let mark = state.mark(brief.id, flag)
      let was = mark?.value ?? false
      let fingerprint = brief.path.isEmpty ? nil : brief.fingerprint
      let isOutdated =
        flag == .read && value && was && mark?.fingerprint != nil && fingerprint != nil
        && mark?.fingerprint != fingerprint?.content
      // Two names of one brief are one.
      let root = state.names.root(of: brief.id)
      guard was != value || isOutdated, seen.insert(root).inserted else { return nil }
      return MarkLine.Entry(
        id: brief.id, was: was, path: brief.path, fingerprint: fingerprint, text: brief.text)
    }
  }

  /// The lines of one action: one, unless it is larger than any reader of journals would take.
  func lines(
    _ entries: [MarkLine.Entry], _ flag: Flag, _ value: Bool, action: (String) -> String
  ) -> [JournalLine] {
    let first = nextStamp(after: nil)
    let name = action(String(decoding: first.bytes, as: UTF8.self))
    var line = MarkLine(
      stamp: first, action: name, flag: flag, value: value, folder: folder, entries: [])
    var lines: [JournalLine] = []
    var bytes = 0
    for entry in entries {
      if bytes > lineBytes {
        lines.append(.mark(line))
        line.stamp = nextStamp(after: line.stamp)
        line.entries = []
        bytes = 0
      }
      line.entries.append(entry)
      bytes += (entry.text == nil ? 100 : 230) + entry.path.count * 2
    }
    return lines + [.mark(line)]
  }

  /// A key as one printable ASCII word.
  private static func plain(_ key: String) -> String {
    let word = key.utf8.filter { (0x21...0x7e).contains($0) }
    return word.isEmpty ? "mark" : String(decoding: word.prefix(64), as: UTF8.self)
  }
}
