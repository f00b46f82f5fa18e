import Briefs
import Foundation
import Synchronization
import Testing
import Text

@testable import BriefStore

/// Makes a folder of briefs from a seed and knows, without the index, what is in it.
final class Newsroom: Sendable {
  let sandbox: Sandbox
  let library: Library
  let zone: TimeZone
  let stories: [Story]
  /// Between two looks at the folder, for `is:new`.
  static let lastVisit: Int64 = 1_755_000_500

  /// One brief as it was parsed, with what was done to it.
  struct Story: Sendable {
    var brief: Brief
    var path: String
    var key: RowKey
    var mentions: [Mention]
    var state = ReadingState()
    var seen: Int64
  }

  init(seed: UInt64, count: Int = 40, zone: String = "America/New_York") throws {
    var random = Seeded(seed)
    let sandbox = try Sandbox()
    self.sandbox = sandbox
    let local = try #require(TimeZone(identifier: zone))
    self.zone = local
    let library = try Library(
      places: Library.Places(
        folder: sandbox.folder, cacheFolder: sandbox.cache, stateFolder: sandbox.state),
      clock: { sandbox.now.withLock { $0 } }, zone: local, recognition: .capitals,
      log: { _ in })
    self.library = library
    var texts: [(path: String, text: String)] = []
    for number in 0..<count {
      let folder = ["", "mail/", "mail/2025/"][random.below(3)]
      texts.append(("\(folder)story-\(number).md", Self.text(number, &random)))
    }
    for (path, text) in texts.prefix(count / 2) { try sandbox.write(path, text) }
    try library.refresh()
    sandbox.now.withLock { $0 += 1000 }
    for (path, text) in texts.dropFirst(count / 2) { try sandbox.write(path, text) }
    try library.refresh()
    // Some of these rooms have both tables of the text index.
    if seed.isMultiple(of: 2), count > 15 { try library.divideTexts(newest: 5) }
    var stories = try texts.enumerated().map { number, file in
      try Self.story(file, library, seen: number < count / 2 ? 1_755_000_000 : 1_755_001_000)
    }
    try Self.mark(&stories, library, sandbox, &random)
    self.stories = stories
  }

  private static func story(
    _ file: (path: String, text: String), _ library: Library, seen: Int64
  ) throws -> Story {
    let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
    let parsed = BriefFormat.parse(Array(file.text.utf8), name: name)
    let brief = try #require(parsed.briefs.first)
    let key = try #require(try library.find(path: Array(file.path.utf8)).first)
    return Story(
      brief: brief, path: file.path, key: key,
      mentions: Capitals(version: "").mentions(in: brief), seen: seen)
  }

  /// Reads and stars some, and changes some of those that were read.
  private static func mark(
    _ stories: inout [Story], _ library: Library, _ sandbox: Sandbox, _ random: inout Seeded
  ) throws {
    for index in stories.indices {
      if random.below(2) == 0 { stories[index].state.isRead = true }
      if random.below(4) == 0 { stories[index].state.isStarred = true }
    }
    _ = try library.mark(stories.filter(\.state.isRead).map(\.key), .read, true, key: "r")
    _ = try library.mark(stories.filter(\.state.isStarred).map(\.key), .starred, true, key: "s")
    var changed: [Int: String] = [:]
    for index in stories.indices where stories[index].state.isRead && random.below(3) == 0 {
      let path = stories[index].path
      let old = try String(contentsOfFile: "\(sandbox.folder)/\(path)", encoding: .utf8)
      changed[index] = old + "\nLater Telegram answered.\n"
      try sandbox.write(path, old + "\nLater Telegram answered.\n")
    }
    try library.refresh()
    for (index, text) in changed {
      let was = stories[index]
      stories[index] = try story((was.path, text), library, seen: was.seen)
      stories[index].state = was.state
      stories[index].state.isUpdated = true
    }
  }
}

extension Newsroom {
  static let words = [
    "telegram", "Telegram", "Telegrams", "calls", "Café", "cafe", "state-backed", "state",
    "don\u{2019}t", "dont", "U.S.", "Роскомнадзор", "Ελλάδα", "電報通話", "電報", "the", "of",
    "partially", "restricted", "Meta", "metals", "Zuckerberg", "naïve", "Straße", "x", "xy", "xyz",
  ]
  static let tags = ["press freedom", "press", "Messaging", "freedom of speech", "電報"]
  static let sources = ["Reuters", "BBC News", "News of the World"]
  static let dates = [
    "2025-08-01", "2025-08-02", "2025-07-31", "2025-08-01 00:30", "2025-08-01 23:59",
    "2025-08-01T02:30:00Z", "2025-08-01T03:59:59Z", "2025-08-01T04:00:00Z",
    "2025-08-02T03:59:59Z", "2025-08-02T04:00:00Z", "2024-12-31", "2025-01-01T00:00:00Z",
    "2025-08-13", "2025-08-12T12:00:00+03:00",
  ]

  private static func text(_ number: Int, _ random: inout Seeded) -> String {
    var lines = ["---", "title: \(sentence(3, &random)) n\(number)"]
    lines.append("published: \(random.pick(dates))")
    if random.below(2) == 0 { lines.append("minutes: \(1 + random.below(9))") }
    if random.below(2) == 0 { lines.append("source: \(random.pick(sources))") }
    if random.below(3) == 0 { lines.append("author: \(random.pick(["Ann Lee", "Lee Roy"]))") }
    if random.below(3) == 0 { lines.append("ai_generated: true") }
    let chosen = tags.filter { _ in random.below(4) == 0 }
    if !chosen.isEmpty { lines.append("tags: [\(chosen.joined(separator: ", "))]") }
    lines += ["---", ""]
    for heading in [
      "What's Happening?", "Why It's Important?", "What's Next?", "Beyond the Headlines",
      "Restricted calls in the U.S.",
    ] where random.below(3) > 0 {
      lines += ["## \(heading)", ""]
      for _ in 0...random.below(3) { lines += [sentence(8, &random) + ".", ""] }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func sentence(_ length: Int, _ random: inout Seeded) -> String {
    (0...random.below(length)).map { _ in random.pick(words) }.joined(separator: " ")
  }
}

/// A small random source that gives the same numbers for the same seed everywhere (SplitMix64).
struct Seeded {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }

  mutating func pick<T>(_ choices: [T]) -> T { choices[below(choices.count)] }
}
