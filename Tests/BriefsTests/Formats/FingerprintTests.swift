import Testing
import Text

@testable import Briefs

private let base = "The Ferry Stays\n\n13 August 2025\n\nThe council voted. It was close.\n"

@Test(arguments: [
  "The ferry stays\n\n13 August 2025\n\nThe council voted. It was close.\n",
  "# The Ferry Stays\n\n2025-08-13\n\nThe council voted. And everything after that changed.\n",
  "---\ntitle: The Ferry Stays\npublished: 2025-08-13\n---\n\nThe council voted.\n",
])
func namesSurviveEditing(text: String) throws {
  #expect(try brief(text).hashedID == brief(base, name: "other.txt").hashedID)
}

@Test(arguments: [
  "The Ferry Goes\n\n13 August 2025\n\nThe council voted.\n",
  "The Ferry Stays\n\n14 August 2025\n\nThe council voted.\n",
  "The Ferry Stays\n\n13 August 2025\n\nThe council did not vote.\n",
])
func otherBriefsHaveOtherNames(text: String) throws {
  #expect(try brief(text).hashedID != brief(base).hashedID)
}

@Test func namesDoNotHangOnTheFile() throws {
  let text = "Headline\n\nText."
  #expect(try brief(text, name: "2025-08-13-a.txt").hashedID == brief(text, name: "b.txt").hashedID)
}

@Test func sameStoryByHeadlineOrFirstSentence() throws {
  let old = try brief(base).fingerprint
  let body = try brief("The Ferry Stays\n\nAll of it new.").fingerprint
  let title = try brief("Ferry Saved\n\nThe council voted. More.").fingerprint
  let other = try brief("Ferry Saved\n\nAll of it new.").fingerprint
  #expect(body.isSameStory(as: old) && title.isSameStory(as: old))
  #expect(!other.isSameStory(as: old))
  #expect(body.content != old.content && title.content != old.content)
  let empty = try brief("", name: "a.txt").fingerprint
  #expect(try !empty.isSameStory(as: brief("", name: "b.txt").fingerprint))
}

@Test func whatAReaderSeesChangesTheContent() throws {
  let old = try brief(base).fingerprint.content
  for edit in ["The Ferry stays", "voted! It", "close?", "12 August"] {
    let words = ["The Ferry Stays", "voted. It", "close.", "13 August"]
    for word in words where word.first == edit.first && word.count == edit.count {
      #expect(try brief(base.replacing(word, with: edit)).fingerprint.content != old)
    }
  }
}

@Test func writtenNamesAreKept() {
  #expect(BriefID(given: "00000000deadbeef").description == "00000000deadbeef")
  #expect(BriefID(given: "a") != BriefID(given: "b"))
  #expect(BriefID(given: "+000000deadbeef0") != BriefID(0x00de_adbe_ef00))
  #expect(BriefID(hex: "+00000000000000f") == nil)
}
