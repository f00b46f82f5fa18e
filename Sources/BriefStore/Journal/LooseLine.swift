import Briefs
import Foundation

/// A journal line as any JSON writer may have put it: spaces, another order, escapes, more keys.
enum LooseLine {
  /// What decides whether this program knows lines of such a kind.
  private struct Head: Decodable {
    var version: Int
    var kind: String?
    var flag: String?

    private enum Key: String, CodingKey { case v, kind, flag }

    init(from decoder: any Decoder) throws {
      let line = try decoder.container(keyedBy: Key.self)
      version = try line.decode(Int.self, forKey: .v)
      // Another version may have something else there.
      kind = try? line.decode(String.self, forKey: .kind)
      flag = try? line.decode(String.self, forKey: .flag)
    }
  }

  /// A path as a string, or its bytes in Base64 where it is not UTF-8.
  private struct Path: Decodable {
    var bytes: [UInt8]

    private enum Key: String, CodingKey { case b64 }

    init(from decoder: any Decoder) throws {
      if let text = try? decoder.singleValueContainer().decode(String.self) {
        bytes = Array(text.utf8)
      } else {
        bytes = Array(try decoder.container(keyedBy: Key.self).decode(Data.self, forKey: .b64))
      }
    }
  }

  /// Reads one line (without its newline).
  static func read(_ line: ArraySlice<UInt8>) -> LineReading {
    guard line.first == UInt8(ascii: "{"), isShallow(line),
      let head = try? JSONDecoder().decode(Head.self, from: Data(line))
    else { return .damaged }
    let isKnown = head.version == 1 && ["mark", "identity"].contains(head.kind ?? "mark")
    if !isKnown || head.flag.map({ Flag(rawValue: $0) == nil }) ?? false { return .newer }
    let read =
      head.kind == "identity"
      ? decode(Identity.self, line)?.line.map(JournalLine.identity)
      : decode(Mark.self, line)?.line.map(JournalLine.mark)
    return read.map(LineReading.line) ?? .damaged
  }

  private static func decode<T: Decodable>(_ type: T.Type, _ line: ArraySlice<UInt8>) -> T? {
    try? JSONDecoder().decode(type, from: Data(line))
  }

  /// Nesting of at most 64, counted without regard to strings: the decoder recurses.
  private static func isShallow(_ line: ArraySlice<UInt8>) -> Bool {
    var depth = 0
    for byte in line {
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      default: continue
      }
      if depth > 64 { return false }
    }
    return true
  }
}

extension LooseLine {
  private struct Mark: Decodable {
    var clock: String
    var action: String
    var briefs: [String]
    var flag: Flag
    var value: Bool
    var was: [Bool]?
    var folder: String?
    var paths: [Path]?
    var fingerprints: [String?]?
    var texts: [String?]?

    var line: MarkLine? {
      guard let stamp = Stamp(Array(clock.utf8)[...]), let ids = briefIDs(briefs),
        let prints = optional(fingerprints, ids, Fingerprint.init(journal:)),
        let texts = optional(texts, ids, TextTrace.init(journal:)),
        [0, ids.count].contains(paths?.count ?? 0), was.map({ $0.count == ids.count }) ?? true
      else { return nil }
      let paths = paths ?? []
      let entries = ids.indices.map { index in
        MarkLine.Entry(
          id: ids[index], was: was?[index] ?? !value,
          path: paths.isEmpty ? [] : paths[index].bytes, fingerprint: prints[index],
          text: texts[index])
      }
      return MarkLine(
        stamp: stamp, action: action, flag: flag, value: value, folder: folder ?? "",
        entries: entries)
    }
  }

  private struct Identity: Decodable {
    var clock: String
    var briefs: [String]
    var folder: String
    var paths: [Path]
    var fingerprints: [String?]
    var texts: [String?]

    var line: IdentityLine? {
      guard let stamp = Stamp(Array(clock.utf8)[...]), let ids = briefIDs(briefs),
        let prints = optional(fingerprints, ids, Fingerprint.init(journal:)),
        let texts = optional(texts, ids, TextTrace.init(journal:)), paths.count == ids.count
      else { return nil }
      var entries: [IdentityLine.Entry] = []
      for (index, id) in ids.enumerated() {
        guard let text = texts[index] else { return nil }
        entries.append(
          IdentityLine.Entry(
            id: id, path: paths[index].bytes, fingerprint: prints[index], text: text))
      }
      return IdentityLine(stamp: stamp, folder: folder, entries: entries)
    }
  }

  private static func briefIDs(_ texts: [String]) -> [BriefID]? {
    let ids = texts.compactMap { BriefID(hex: $0) }
    return ids.count == texts.count ? ids : nil
  }

  /// One value for each ID, nil for all where the list is empty or missing; nil where one is odd.
  private static func optional<Value>(
    _ texts: [String?]?, _ ids: [BriefID], _ read: (ArraySlice<UInt8>) -> Value?
  ) -> [Value?]? {
    guard let texts, !texts.isEmpty else { return ids.map { _ in nil } }
    guard texts.count == ids.count else { return nil }
    var values: [Value?] = []
    for text in texts {
      let value = text.flatMap { read(Array($0.utf8)[...]) }
      if text != nil, value == nil { return nil }
      values.append(value)
    }
    return values
  }
}
