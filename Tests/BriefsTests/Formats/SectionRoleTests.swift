import Testing
import Text

@testable import Briefs

@Test(arguments: [
  ("What's Happening?", Section.Role.happening), ("WHAT HAPPENED", .happening),
  ("The news", .happening), ("The latest:", .happening), ("Driving the news", .happening),
  ("What\u{2019}s new", .happening), ("What happened to the ferry", .happening),
  ("Why It's Important?", .important), ("why it matters", .important),
  ("Why this matters:", .important), ("Why should I care?", .important),
  ("The Stakes", .important), ("Impact", .important), ("Significance", .important),
  ("Why It Matters for Europe", .important), ("Impact on users", .important),
  ("What\u{2019}s Next?", .next), ("What is next", .next), ("What to watch", .next),
  ("What comes next", .next), ("Looking ahead", .next), ("Next steps", .next),
  ("What's ahead", .next), ("What's next for Telegram?", .next),
  ("Beyond the Headlines", .beyond), ("The big picture", .beyond), ("Zoom out", .beyond),
  ("Going deeper", .beyond), ("Go deeper", .beyond), ("Between the lines", .beyond),
])
func titlesMeanRoles(title: String, role: Section.Role) {
  #expect(Section.Role(title: title) == role)
}

@Test(arguments: [
  "Background", "Context", "By the numbers", "What's Next Door", "Next of Kin",
  "Impact Crater Found", "The Latest iPhone", "Nextdoor sues", "Why", "What", "The Story of O",
  "Whatever happened", "", "?!", "The Big Picture Show",
])
func otherTitlesMeanNoRole(title: String) {
  #expect(Section.Role(title: title) == .other)
}
