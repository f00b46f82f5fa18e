import Briefs

/// What the journal needs to know of a brief to find it again when the index is gone.
package struct MarkedBrief: Hashable, Sendable {
  package var id: BriefID
  /// Raw bytes of the path below the folder.
  package var path: [UInt8]
  package var fingerprint: Fingerprint
  /// Nil where no text is known.
  package var text: TextTrace?

  package init(
    id: BriefID, path: [UInt8], fingerprint: Fingerprint, text: TextTrace? = nil
  ) {
    self.id = id
    self.path = path
    self.fingerprint = fingerprint
    self.text = text
  }
}
