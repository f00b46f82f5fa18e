import Text

/// Reads the HTML that a feed or a page puts into its entries.
enum HTMLText {
  static func read(_ html: String, into draft: inout BriefDraft) {
    let reader = HTMLReader(Array(html.utf8))
    ElementReader.read(
      reader.elements, links: reader.links, takesFirstLine: false, into: &draft)
  }
}
