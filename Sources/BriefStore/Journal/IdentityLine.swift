import Briefs

/// A line of a journal that says what texts are called: where they are, and by what to find them again.
struct IdentityLine: Hashable, Sendable {
  /// One text. Its ID and the hash of its trace are from now on two names of one brief.
  struct Entry: Hashable, Sendable {
    var id: BriefID
    /// Raw bytes of its path below the folder; empty where the entry only joins two names.
    var path: [UInt8] = []
    /// Nil where the entry only joins two names.
    var fingerprint: Fingerprint?
    var text: TextTrace
  }

  var stamp: Stamp
  /// Real path of the folder of briefs.
  var folder: String
  var entries: [Entry]

  /// The line as compact JSON with its newline.
  var encoded: [UInt8] {
    var json: [UInt8] = []
    json.reserveCapacity(256 + entries.count * 256)
    json += #"{"v":1,"kind":"identity","clock":""#.utf8
    json += stamp.bytes
    json += #"","briefs":"#.utf8
    json.appendArray(entries) { $0.appendHexText($1.id.value) }
    json += #","folder":"#.utf8
    json.appendJSON(folder.utf8)
    json += #","paths":"#.utf8
    json.appendArray(entries) { $0.appendPath($1.path) }
    json += #","fingerprints":"#.utf8
    json.appendArray(entries) { $0.appendFingerprint($1.fingerprint) }
    json += #","texts":"#.utf8
    json.appendArray(entries) { $0.appendText($1.text) }
    json += "}\n".utf8
    return json
  }
}

/// A text that the folder holds, and what it is called there.
package struct IdentityClaim: Hashable, Sendable {
  var entry: IdentityLine.Entry
  /// True where a path that the journal does not know is news: a file of several briefs has one path for
  /// all of them.
  var isOfPath = false
  /// True where a text that has changed is news, and not only one that the journal does not know at all:
  /// two copies may have one hash and differ.
  var isOfText = false

  /// - Parameter path: raw bytes below the folder.
  init(_ id: BriefID, path: [UInt8], fingerprint: Fingerprint, text: TextTrace) {
    entry = IdentityLine.Entry(id: id, path: path, fingerprint: fingerprint, text: text)
  }

  /// That two names are of one brief.
  init(_ id: BriefID, isAlso other: BriefID) {
    entry = IdentityLine.Entry(id: id, text: TextTrace(hash: other))
  }
}
