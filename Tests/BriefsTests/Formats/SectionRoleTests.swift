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
  ("State of play", .happening), ("By the numbers", .happening), ("Yes, but", .beyond),
  ("Yes, but:", .beyond), ("Room for disagreement", .beyond), ("The view from Jakarta", .beyond),
  ("1. What's Happening?", .happening), ("2) Why it matters", .important),
  ("3 What\u{2019}s next", .next), ("IV. Beyond the Headlines", .beyond),
  ("(1) What's happening", .happening), ("b) Why it matters", .important),
  ("\u{1F4A1} Why it matters", .important), ("1\u{FE0F}\u{20E3} What's next", .next),
  ("What's happening {#why}", .happening), ("Why it matters (updated)", .important),
  ("What's next? [new]", .next), ("What's next {: .class #id}", .next),
  ("#3: What to watch", .next), ("\u{25B6} THE BIG PICTURE", .beyond),
  ("What\u{02BC}s next", .next), ("Whats next", .next), ("**Why it matters**", .important),
])
func titlesMeanRoles(title: String, role: Section.Role) {
  #expect(Section.Role(title: title) == role)
}

@Test(arguments: [
  "Background", "Context", "What's Next Door", "Next of Kin",
  "Impact Crater Found", "The Latest iPhone", "Nextdoor sues", "Why", "What", "The Story of O",
  "Whatever happened", "", "?!", "The Big Picture Show", "The view", "24 hours next", "A. Next Ltd",
  "View from the Bridge Hotel (1962 film)",
])
func otherTitlesMeanNoRole(title: String) {
  #expect(Section.Role(title: title) == .other)
}
