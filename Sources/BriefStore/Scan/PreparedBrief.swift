import Briefs
import Text

/// A brief with everything the index wants of it, worked out before the index is locked.
struct PreparedBrief: Sendable {
  /// Written by hand, or `nil`.
  var givenID: BriefID?
  var hashedID: BriefID
  var fingerprint: Fingerprint
  /// By what the journal finds the text again.
  var trace: TextTrace
  var title: String
  var titleKey: String
  var published: Published
  /// True where `published` is the time of the file.
  var isUndated: Bool
  var minutes: Int
  var isMinutesCounted: Bool
  var isAIGenerated: Bool
  /// Words by column of the text table, as `Words.indexed` writes them.
  var columns: [String]
  var source: String?
  var author: String?
  var tags: [String]
  /// `nil` where they are still to be found.
  var entities: BriefEntities?
  /// Where it is in its file, if that holds others as well.
  var slice: EntrySlice?
  /// Hash of all of the above but the entities found and the slice, and of the entities that the
  /// file states.
  var digest: UInt64

  /// About how much memory it takes, in bytes.
  var weight: Int { columns.reduce(600) { $0 + $1.utf8.count } }
}

extension PreparedBrief {
  /// - Parameter stamp: of the file, for a brief without a date.
  init(_ brief: Brief, stamp: FileStamp, recogniser: (any EntityRecogniser)?) {
    givenID = brief.givenID.map { BriefID(given: $0) }
    hashedID = brief.hashedID
    fingerprint = brief.fingerprint
    trace = TextTrace(
      hash: brief.givenID == nil ? brief.hashedID : nil,
      seconds: brief.published.flatMap { $0.isEstimated ? nil : $0.seconds },
      numbers: brief.headlineNumbers, sketch: brief.sketch)
    title = brief.title.string
    titleKey = Words.joined(brief.title.string)
    published =
      brief.published
      ?? Published(seconds: stamp.mtimeSeconds, precision: .moment, isEstimated: true)
    isUndated = brief.published == nil
    minutes = brief.minutes
    isMinutesCounted = brief.isMinutesCounted
    isAIGenerated = brief.isAIGenerated
    columns = Self.words(of: brief)
    source = brief.source.map { Self.padded($0.string) }
    author = brief.author.map { Self.padded($0.string) }
    tags = brief.tags.map { Words.joined($0.string) }.filter { !$0.isEmpty }
    entities = recogniser.map { BriefEntities(of: brief, $0) }
    digest = 0
    digest = digest(stating: brief.statedEntities)
  }

  /// Words by column of the text table, as `Words.indexed` writes them.
  static func words(of brief: Brief) -> [String] {
    SearchText(brief).columns.map { Words.indexed($0) }
  }

  private func digest(stating entities: [StatedEntity]) -> UInt64 {
    var hash = StableHash()
    for text in [title, source ?? "", author ?? ""] + tags + columns {
      hash.combine(text)
    }
    for entity in entities {
      for text in [entity.name] + entity.aliases { hash.combine(text.string) }
      hash.combine(entity.kind?.rawValue ?? "")
    }
    for number in [
      fingerprint.content, hashedID.value, givenID?.value ?? 0,
      UInt64(bitPattern: published.seconds),
      UInt64(published.precision.rawValue), published.isEstimated ? 1 : 0, UInt64(minutes),
      isMinutesCounted ? 1 : 0, isAIGenerated ? 1 : 0,
    ] {
      withUnsafeBytes(of: number.littleEndian) { hash.combine($0) }
    }
    return hash.value
  }

  /// Folded words with a space before, between and behind, so that whole words can be looked for.
  static func padded(_ text: String) -> String { " \(Words.joined(text)) " }
}
