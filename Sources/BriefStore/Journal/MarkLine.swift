import Briefs
import Foundation

/// A line of a journal that says what one keystroke did to one flag of some briefs.
struct MarkLine: Hashable, Sendable {
  /// What the line says of one brief.
  struct Entry: Hashable, Sendable {
    var id: BriefID
    /// The value it had before.
    var was: Bool
    /// Raw bytes of its path below the folder; empty where the line names none.
    var path: [UInt8] = []
    /// Nil, written `null`, where the brief was gone already.
    var fingerprint: Fingerprint?
    /// Nil, written `null`, where no text was known.
    var text: TextTrace?
  }

  var stamp: Stamp
  /// The name of the user's action, which the lines of a large one share.
  var action: String
  var flag: Flag
  var value: Bool
  /// Real path of the folder of briefs.
  var folder: String
  var entries: [Entry]

  /// What a line is to the undo history.
  enum Kind: Hashable, Sendable {
    case mark
    case undo(String)
    case redo(String)
  }

  var kind: Kind {
    if action.utf8.starts(with: "undo ".utf8) { return .undo(String(action.dropFirst(5))) }
    if action.utf8.starts(with: "redo ".utf8) { return .redo(String(action.dropFirst(5))) }
    return .mark
  }

  /// The line as compact JSON with its newline.
  var encoded: [UInt8] {
    var json: [UInt8] = []
    json.reserveCapacity(256 + entries.count * 128)
    json += #"{"v":1,"clock":""#.utf8
    json += stamp.bytes
    json += #"","action":"#.utf8
    json.appendJSON(action.utf8)
    json += #","briefs":"#.utf8
    json.appendArray(entries) { $0.appendHexText($1.id.value) }
    json += #","flag":""#.utf8
    json += flag.rawValue.utf8
    json += value ? #"","value":true,"was":"#.utf8 : #"","value":false,"was":"#.utf8
    json.appendArray(entries) { $0 += $1.was ? "true".utf8 : "false".utf8 }
    json += #","folder":"#.utf8
    json.appendJSON(folder.utf8)
    json += #","paths":"#.utf8
    json.appendArray(entries.allSatisfy(\.path.isEmpty) ? [] : entries) {
      $0.appendPath($1.path)
    }
    json += #","fingerprints":"#.utf8
    json.appendArray(entries.allSatisfy { $0.fingerprint == nil } ? [] : entries) {
      $0.appendFingerprint($1.fingerprint)
    }
    if entries.contains(where: { $0.text != nil }) {
      json += #","texts":"#.utf8
      json.appendArray(entries) { $0.appendText($1.text) }
    }
    json += "}\n".utf8
    return json
  }
}

extension [UInt8] {
  /// Adds a JSON string of UTF-8 text.
  mutating func appendJSON(_ text: some Sequence<UInt8>) {
    append(UInt8(ascii: "\""))
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        append(UInt8(ascii: "\\"))
        append(byte)
      case 0..<0x20:
        self += #"\u00"#.utf8
        appendHex(UInt64(byte), digits: 2)
      default: append(byte)
      }
    }
    append(UInt8(ascii: "\""))
  }

  /// Adds a path: a string when it is UTF-8, else its bytes as `{"b64":"…"}`.
  mutating func appendPath(_ path: [UInt8]) {
    if String(validating: path, as: UTF8.self) != nil { return appendJSON(path) }
    self += #"{"b64":""#.utf8
    self += Data(path).base64EncodedData()
    self += #""}"#.utf8
  }

  mutating func appendArray<Item>(
    _ elements: [Item], _ add: (inout [UInt8], Item) -> Void
  ) {
    append(UInt8(ascii: "["))
    for (index, element) in elements.enumerated() {
      if index > 0 { append(UInt8(ascii: ",")) }
      add(&self, element)
    }
    append(UInt8(ascii: "]"))
  }

  mutating func appendHexText(_ value: UInt64) {
    append(UInt8(ascii: "\""))
    appendHex(value, digits: 16)
    append(UInt8(ascii: "\""))
  }

  mutating func appendFingerprint(_ fingerprint: Fingerprint?) {
    guard let fingerprint else {
      self += "null".utf8
      return
    }
    append(UInt8(ascii: "\""))
    appendHex(fingerprint.headline, digits: 16)
    append(UInt8(ascii: ":"))
    appendHex(fingerprint.sentence, digits: 16)
    append(UInt8(ascii: ":"))
    appendHex(fingerprint.content, digits: 16)
    append(UInt8(ascii: "\""))
  }

  mutating func appendText(_ text: TextTrace?) {
    guard let text else {
      self += "null".utf8
      return
    }
    append(UInt8(ascii: "\""))
    self += text.encoded
    append(UInt8(ascii: "\""))
  }
}
