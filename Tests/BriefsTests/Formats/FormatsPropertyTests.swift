import TestSupport
import Testing
import Text

@testable import Briefs

private let plainSeed = """
  Rapid Read • 6 min read

  Harbour Town Votes to Keep Its Last Ferry

  WHAT'S THE STORY?

  What's Happening?

  The council voted on Tuesday. Fares stay.
  AD

  Three reasons

  - islanders, mostly
  - the hospital
  1. more

  What's Next?

  A tender opens in May.

  More Stories You Might Enjoy
  Bridge Plan Shelved
  """

private let markdownSeed = """
  ---
  title: "Ferry: saved"
  tags: [harbour, {a: b}]
  entities:
    - name: Bay
      kind: place
  note: >
    folded
  ---
  # Ferry: saved

  ## Why it matters

  Some *words* and [a link](https://example.org) in `code`.

  - one
    1. two

  > quoted

  ```
  code
  ```
  """

private let jsonSeed = #"""
  [{"id": 1, "title": "A \u00e9", "sections": [{"title": "Next", "text": "a\n- b"}], "x": [1.5e3]},
  {"title": "B", "content_html": "<p>x &amp; <a href='http://a.example'>y</a><ul><li>z</ul>"}]
  """#

private let tomlSeed = #"""
  +++
  title = "Ferry"
  date = 2024-03-05T08:30:00Z
  tags = ["a", 'b', "c\u00e9"]
  x.y = {z = [1, -2.5e3, {w = true}]}
  [taxonomies]
  categories = ["harbour"]
  [[list]]
  k = """
  d \
    e"""
  +++
  Text below.
  """#

private let siteSeed = """
  {
    "title": "Ferry", "tags": ["a"]
  }
  {% assign a = b %}
  See [this]({% link x.md %}), [[Page#Head|words]], ![[p.png|300]], ==that== ~~not~~ :rocket:.[^1]

  {{< figure src="a.png" alt="A boat" >}} {{% note %}}Inner{{% /note %}} {: .c}

  {% highlight rb %}
  x = `1`
  {% endhighlight %}
  <!-- hidden --> <b>bold</b> <img src="b.png"> H<sub>2</sub>O

  !!! note "Title"
      Inner

  > [!tip]- More
  > | a | b \\| c |
  > |---|---|
  > | 1 | 2 |

  :::warning
  他说**“很冷。”**然后
  :::

  - [ ] task ^[A note]
  [^1]: A note
      in two lines
  """

private let componentSeed = """
  import Chart from '../Chart'
  export const a = {b: [1, 2]}

  # Title {a.b}

  <Tabs items={['x', "y"]}>
    <Tab title="One" {...props}>

      Inner **words** {/* no */} <Image alt="A lake" src={x} />

    </Tab>
  </Tabs>
  <div style={{color: 'red'}}>Boxed</div>
  """

private let htmlSeed = #"""
  {"title": "<i>A</i> &amp; B", "content_html": "<h2>One</h2><p>x<br>y <a href='u'>z</a><table>\#
  <tr><th>a<td>b<tr><td>1<td><img alt=c></table><ul><li>i<ol start=3><li>j</ol></ul><pre>c  d\n e\#
  </pre><sup>1</sup>&#150;<script>q</script>"}
  """#

@Test(
  arguments: [
    (plainSeed, "a.txt"), (markdownSeed, "a.md"), (jsonSeed, "a.json"), (tomlSeed, "a.md"),
    (siteSeed, "a.md"), (componentSeed, "a.mdx"), (htmlSeed, "a.json"),
  ], 1...8)
func damagedFilesNeverTrap(file: (text: String, name: String), seed: UInt64) {
  var dice = SeededGenerator(seed: seed)
  let splices = [
    "\u{1B}[31m", "---\n", "\n", "  ", "{", "]", "\"", "&x", "# ", "\u{301}", "<", "\t", "+++\n",
    "{{", "}}", "%}", "[[", "|", "`", "[^", "\n\n", "\u{F8F0}", "\u{F8F2}", "\u{205F}", ">", "'",
  ]
  for round in 0..<60 {
    var bytes = Array(file.text.utf8)
    for _ in 0..<Int.random(in: 1...6, using: &dice) {
      guard !bytes.isEmpty else { break }
      let at = Int.random(in: 0..<bytes.count, using: &dice)
      switch Int.random(in: 0..<5, using: &dice) {
      case 0: bytes[at] = UInt8.random(in: 1...255, using: &dice)
      case 1: bytes.removeSubrange(at..<min(bytes.count, at + 9))
      case 2: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + 20)], at: 0)
      case 3: bytes.insert(contentsOf: Array(splices[at % splices.count].utf8), at: at)
      default: bytes = Array(bytes[..<max(1, at)])
      }
    }
    let parsed = BriefFormat.parse(bytes, name: file.name)
    #expect(
      !parsed.briefs.isEmpty || !parsed.problems.isEmpty, "nothing at all: seed \(seed) \(round)")
    for brief in parsed.briefs {
      #expect(!brief.title.isEmpty, "no headline: seed \(seed) \(round)")
      #expect(!brief.allText.utf8.contains(0x1B), "seed \(seed) \(round)")
    }
  }
}

private let vocabulary = [
  "ferry", "AD", "What's next", "Council", "- item", "8", "2. two", "Why it matters", "vote.",
  "why?", "Related", "by", "# mark", "\"quoted\"", "snake_case", "[x]", "5<6", "1999", "…",
  "Müller",
]

/// Lines of words in any layout, none of which is a standing line's own text.
private func text(using dice: inout SeededGenerator) -> String {
  (0..<Int.random(in: 1...14, using: &dice)).map { _ in
    switch Int.random(in: 0..<4, using: &dice) {
    case 0: return ""
    case 1: return vocabulary.randomElement(using: &dice) ?? ""
    default:
      let count = Int.random(in: 1...30, using: &dice)
      return (0..<count).map { _ in vocabulary.randomElement(using: &dice) ?? "" }
        .joined(separator: " ")
    }
  }.joined(separator: "\n")
}

private func letters(_ text: String) -> [Substring] {
  text.split { !$0.isLetter }
}

@Test(arguments: 1...40 as ClosedRange<UInt64>, ["a.txt", "a.md"])
func noWordIsEverLost(seed: UInt64, name: String) throws {
  var dice = SeededGenerator(seed: seed)
  for round in 0..<10 {
    let text = text(using: &dice)
    guard !letters(text).isEmpty else { continue }
    let brief = try brief(text, name: name)
    // Standing lines leave the text and are told by their flags.
    let dropped = ["AD", "Related"]
    let kept = letters(text).filter { !dropped.contains(String($0)) }.map(String.init).sorted()
    let shown = letters(brief.allText).map(String.init)
    var missing = kept
    for word in shown { missing.firstIndex(of: word).map { _ = missing.remove(at: $0) } }
    #expect(missing.isEmpty, "seed \(seed), round \(round), \(name): \(text)")
  }
}

private func block(using dice: inout SeededGenerator, depth: inout Int) -> Block {
  let words = [
    "ferry", "*", "_b_", "[x](y)", "#", "1.", "-", "&amp;", "<i>", "`c`", "\\", "Ünï", "=", "!",
  ]
  let count = Int.random(in: 1...8, using: &dice)
  let text = DisplayText(
    cleaning: "w "
      + (0..<count).map { _ in words.randomElement(using: &dice) ?? "" }
      .joined(separator: " "))
  switch Int.random(in: 0..<8, using: &dice) {
  case 0: depth = -1; return Block(text, .heading)
  case 1: depth = -1; return Block(text, .quote)
  case 2: depth = -1; return Block(text, .code)
  case 3: depth = -1; return Block("", .rule)
  case 4, 5:
    depth = Int.random(in: 0...min(depth + 1, 5), using: &dice)
    return Block(text, .item(marker: "•", depth: depth))
  default: depth = -1; return Block(text)
  }
}

@Test(arguments: 1...60 as ClosedRange<UInt64>)
func markdownComesBackAsItWas(seed: UInt64) throws {
  var dice = SeededGenerator(seed: seed)
  var written = Brief(title: "# A *headline*: \"with\" [marks] & <tags>", format: .markdown)
  written.kicker = "Rapid: Read"
  written.leadIn = "WHAT'S THE STORY?"
  written.statedMinutes = Int.random(in: 1...600, using: &dice)
  written.isAIGenerated = Bool.random(using: &dice)
  written.published = DateText.read("2025-08-13T02:05:00Z")
  written.isDateStated = true
  written.tags = ["a, b", "c#", "d: e"]
  written.authors = ["Ann Lee", "Lee, Bob and Co"]
  written.summary = "In short: \"it\" is."
  written.publisherRelated = ["One: \"two\"", "- three"]
  written.url = "https://example.org/?a=b&c='d'#e"
  written.extra = [ExtraField(key: "odd key", json: #"{"a":[1.10,"\u001b",null]}"#)]
  written.statedEntities = [StatedEntity(name: "Bay: the", kind: .place, aliases: ["x, y"])]
  for title in ["What happened", "Odd *one* 1.", "", "Why it matters"].shuffled(using: &dice) {
    var depth = -1
    let role = title == "Odd *one* 1." ? .next : Section.Role(title: title)
    let blocks = (0..<Int.random(in: 1...8, using: &dice)).map { _ in
      block(using: &dice, depth: &depth)
    }
    written.sections.append(
      Section(title: DisplayText(cleaning: title), role: role, blocks: blocks))
  }
  let parsed = parse(written.markdown, name: "x.md")
  #expect(parsed.complaints == [])
  #expect(parsed.briefs == [written], "seed \(seed):\n\(written.markdown)")
}

@Test func tablesComeBackAsTheyWere() throws {
  let source = """
    # A

    | Country | *Vote* | |
    |:--------|-------:|-|
    | Italy   | 12 [a](http://a.example) | x |
    | | 3 | \\* |

    a | b
    --- | ---
    c | d
    """
  let first = try brief(source, name: "x.md")
  #expect(
    first.outline.dropFirst() == [
      "[Country | Vote | ]", "(Italy | 12 a | x)", "( | 3 | *)", "[a | b]", "(c | d)",
    ])
  #expect(try brief(first.markdown, name: "x.md") == first)
}

@Test func linksComeBackInTheirPlaces() throws {
  let source =
    "# A\n\nSee [one](http://a.example/?b=*c*) or [two](<http://x y>) here.\n\n- [three](/d)\n"
  let first = try brief(source, name: "x.md")
  #expect(try brief(first.markdown, name: "x.md") == first)
}
