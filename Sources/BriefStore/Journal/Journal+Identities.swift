import Briefs

extension Journal {
  /// What all journals know of marked briefs, to find them again by.
  package var recollection: Recollection {
    if let known = knownRecollection { return known }
    let new = Recollection(state)
    knownRecollection = new
    return new
  }

  /// Writes down what is new of these claims and is about briefs that were marked; on disk when this
  /// returns. Gives the IDs whose state that changed.
  package func record(_ claims: [IdentityClaim]) throws(JournalError) -> Set<BriefID> {
    if state.isEmpty { return [] }
    readAll()
    guard claims.contains(where: recollection.isNews) else { return [] }
    return try append { identityLines(claims.filter(recollection.isNews)) }
  }

  private func identityLines(_ claims: [IdentityClaim]) -> [JournalLine] {
    var lines: [JournalLine] = []
    var line = IdentityLine(stamp: nextStamp(after: nil), folder: folder, entries: [])
    var bytes = 0
    for claim in claims {
      if bytes > lineBytes {
        lines.append(.identity(line))
        line.stamp = nextStamp(after: line.stamp)
        line.entries = []
        bytes = 0
      }
      line.entries.append(claim.entry)
      bytes += 220 + claim.entry.path.count * 2
    }
    return line.entries.isEmpty ? lines : lines + [.identity(line)]
  }
}
