import Briefs
import Foundation

/// A journal line as any JSON writer may have put it: spaces, another order, escapes, more keys.
struct LooseLine: Decodable {
  private var v: Int
  private var clock: String
  private var action: String
  private var briefs: [String]
  private var flag: Flag
  private var value: Bool
  private var was: [Bool]?
  private var folder: String?
  private var paths: [Path]?
  private var fingerprints: [String?]?

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

  /// Reads one line (without its newline); nil when it is damaged or of another version.
  static func read(_ line: ArraySlice<UInt8>) -> JournalLine? {
    guard line.first == UInt8(ascii: "{"), isShallow(line) else { return nil }
    return (try? JSONDecoder().decode(LooseLine.self, from: Data(line)))?.line
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

  private var line: JournalLine? {
    let ids = briefs.compactMap { BriefID(hex: $0) }
    let prints = (fingerprints ?? []).compactMap { text -> Fingerprint?? in
      guard let text else { return .some(nil) }
      return Fingerprint(journal: Array(text.utf8)[...]).map(Optional.some)
    }
    let paths = paths ?? []
    guard v == 1, let stamp = Stamp(Array(clock.utf8)[...]), ids.count == briefs.count,
      prints.count == fingerprints?.count ?? 0,
      [0, ids.count].contains(prints.count), [0, ids.count].contains(paths.count),
      was.map({ $0.count == ids.count }) ?? true
    else { return nil }
    let entries = ids.indices.map { index in
      JournalLine.Entry(
        id: ids[index], was: was?[index] ?? !value, path: paths.isEmpty ? [] : paths[index].bytes,
        fingerprint: prints.isEmpty ? nil : prints[index])
    }
    return JournalLine(
      stamp: stamp, action: action, flag: flag, value: value, folder: folder ?? "",
      entries: entries)
  }
}
