import Briefs

/// Where a brief belongs among all others of the index.
///
/// The smaller of two has the lower row ID and comes later in a list: dated briefs are above
/// undated ones, the newest first; briefs of one moment follow each other as their files and the
/// entries of a file do. An undated brief has only the time of its file, which a checkout or a copy
/// sets for many files within seconds: those of one minute count as one moment.
struct DateOrder: Equatable {
  let isUndated: Bool
  /// Seconds since 1970; for an undated brief, of its minute.
  let seconds: Int64
  /// Raw bytes of the path below the folder.
  let path: [UInt8]
  /// Place in the file.
  let ordinal: Int

  init(isUndated: Bool, seconds: Int64, path: [UInt8], ordinal: Int) {
    self.isUndated = isUndated
    self.seconds = isUndated ? Self.minute(seconds) * 60 : seconds
    self.path = path
    self.ordinal = ordinal
  }

  private static func minute(_ seconds: Int64) -> Int64 {
    seconds / 60 - (seconds % 60 < 0 ? 1 : 0)
  }

  /// True where two briefs are of one moment.
  func isLevel(with other: DateOrder) -> Bool {
    isUndated == other.isUndated && seconds == other.seconds
  }
}

extension DateOrder: Comparable {
  static func < (a: DateOrder, b: DateOrder) -> Bool {
    if a.isUndated != b.isUndated { return a.isUndated }
    if a.seconds != b.seconds { return a.seconds < b.seconds }
    if a.path != b.path { return b.path.lexicographicallyPrecedes(a.path) }
    return a.ordinal > b.ordinal
  }
}
