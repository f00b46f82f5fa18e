import Testing
import Text

@testable import Briefs

/// What site generators add to Markdown is undone, and the words it shows stay.
@Suite struct SiteMarkupTests {
  private func outline(_ text: String, name: String = "x.md") throws -> [String] {
    Array(try brief("---\ntitle: T\n---\n\n" + text, name: name).outline.dropFirst())
  }

  @Test(arguments: [
    ("{% assign a = b | first %}\n\nWords.", ["Words."]),
    ("Words {% if page.x %}shown{% endif %} here.", ["Words shown here."]),
    ("Price {{ site.price }} today.", ["Price today."]),
    ("{{< img src=\"a.png\" alt=\"A pier\" >}}", ["A pier"]),
    ("{{< figure src=\"m.png\" caption=\"The map\" >}}", ["[picture]", "The map"]),
    ("{% include figure.html src=\"/m.png\" alt=\"A map\" %}", ["A map"]),
    ("{{% tip %}}Ask **first**.{{% /tip %}}", ["Ask first."]),
    ("{{< details \"More\" >}}\nInner words.\n{{< /details >}}", ["More", "Inner words."]),
    ("{% comment %}\nHidden.\n\nMore.\n{% endcomment %}\nShown.", ["Shown."]),
    ("{% raw %}{{ value }}{% endraw %} is a value.", ["{{ value }} is a value."]),
    ("{{</* note */>}} makes a note.", ["{{< note >}} makes a note."]),
    ("`{{ value }}` is code.", ["{{ value }} is code."]),
    ("```\n{% raw %}{{ x }}{% endraw %}\n```", ["| {{ x }}"]),
    ("Unclosed {{< img src=\"a\" and more.", ["Unclosed {{< img src=\"a\" and more."]),
    ("Braces { a } and {b} stay.", ["Braces { a } and {b} stay."]),
    ("{% image \"./a.jpg\", \"Two boats at dawn\" %}", ["Two boats at dawn"]),
  ])
  func tagsGoAndTheirWordsStay(_ text: String, _ lines: [String]) throws {
    #expect(try outline(text) == lines)
  }

  @Test(arguments: [
    "[earlier]({% post_url 2024-05-01-x %})", "[earlier]({% link a b.md %})",
    "[earlier]({{< ref \"g.md\" >}})", "[earlier]({{ site.url }}/x)", "[earlier]({{ a.b | c }})",
  ])
  func aLinkToATemplateKeepsItsWords(_ text: String) throws {
    #expect(try outline("See the \(text).") == ["See the earlier."])
  }

  @Test func theAddressInATemplateIsKept() throws {
    let brief = try brief(
      "# T\n\n[a]({{ \"/b/c.md\" | relative_url }}) [d]({{< ref e.md >}})", name: "x.md")
    #expect(brief.links.map(\.target.string) == ["/b/c.md", "e.md"])
  }

  @Test(arguments: [
    "{% highlight ruby %}\n# one\nx_y = 2\n{% endhighlight %}",
    "{% highlight ruby linenos %}\n# one\nx_y = 2\n{%- endhighlight -%}",
    "{{< highlight go \"linenos=table\" >}}\n# one\nx_y = 2\n{{< /highlight >}}",
    "{% codeblock lang:rb %}\n# one\nx_y = 2\n{% endcodeblock %}",
  ])
  func highlightedLinesAreCode(_ text: String) throws {
    #expect(try outline("Try:\n\n\(text)\n\nDone.") == ["Try:", "| # one", "| x_y = 2", "Done."])
    #expect(try outline("Try:\n\(text)\nDone.") == ["Try:", "| # one", "| x_y = 2", "Done."])
  }

  @Test(arguments: [
    ("Words.\n{: .lead #x}", ["Words."]), ("[a](http://b.c){:target=\"_blank\"} end", ["a end"]),
    ("![A boat](b.png){width=50% .c}", ["A boat"]),
    ("A [word]{.smallcaps} here.", ["A word here."]),
    ("* Contents\n{:toc}\n\nText.", ["Text."]), ("[TOC]\n\nText.", ["Text."]),
    ("A set {x=1} stays.", ["A set {x=1} stays."]),
    ("Shown.<!-- not\n\nthis --> And this.", ["Shown. And this."]),
    ("Shown.\n\n<!--more-->\n\nAlso.", ["Shown.", "Also."]),
    ("Never closed <!-- but shown.", ["Never closed <!-- but shown."]),
    ("`<!-- code -->` stays", ["<!-- code --> stays"]),
  ])
  func attributesAndCommentsGo(_ text: String, _ lines: [String]) throws {
    #expect(try outline(text) == lines)
  }

  @Test func attributesOfHeadingsGo() throws {
    let sections = try brief(
      "---\ntitle: T\n---\n## One {#one}\n\nA\n\n## Two\n{: .no_toc}\n\nB\n\nThree {#c .d}\n---\n\nC",
      name: "x.md")
    #expect(sections.sections.map(\.title.string) == ["One", "Two", "Three"])
  }

  @Test(arguments: [
    (
      "!!! note \"Mind\"\n    Inner.\n\n    More.\n\nAfter.",
      ["> Mind", "> Inner.", "> More.", "After."]
    ),
    ("??? warning\n    Inner.\n\nAfter.", ["> Warning", "> Inner.", "After."]),
    (":::note Mind\nInner.\n:::\nAfter.", ["> Mind", "> Inner.", "After."]),
    (":::tip[Mind]\n\nInner.\n\n:::", ["> Mind", "> Inner."]),
    ("::: {.callout-tip title=\"Mind\"}\nInner.\n:::", ["> Mind", "> Inner."]),
    ("::: {.column width=50%}\nInner.\n:::", ["Inner."]),
    (":::note\nNever closed.\n\nAfter.", ["Note", "Never closed.", "After."]),
    ("> [!warning]- Mind\n> Inner.", ["> Mind", "> Inner."]),
    ("> [!NOTE]\n> Inner.", ["> Note", "> Inner."]),
    ("=== \"First\"\n\n    Inner *words*.\n\nAfter.", ["First", "Inner words.", "After."]),
    ("!!! tip\n    ```\n    a\n      b\n    ```\n\nAfter.", ["> Tip", "| a", "|   b", "After."]),
    ("::::info\n:::tip\nDeep.\n:::\n::::\nAfter.", ["> Info", "> Tip", "> Deep.", "After."]),
  ])
  func admonitionsAreTitledQuotes(_ text: String, _ lines: [String]) throws {
    #expect(try outline(text) == lines)
  }

  @Test(arguments: [
    (
      "import A from './a'\nexport const x = {\n  a: 1,\n\n  b: 2,\n}\n\n<A x={y} />\n\nWords.",
      ["Words."]
    ),
    ("<Tabs>\n  <Tab title=\"One\">\n\n    Set *in*.\n\n  </Tab>\n</Tabs>", ["Set in."]),
    ("It is {props.value} deep{' '}here. {/* no */}", ["It is deep here."]),
    ("<Note>\nInner **words**.\n</Note>", ["Inner words."]),
    ("<Image src={pic} alt=\"A lake\" />", ["A lake"]),
    ("<>Words.</>", ["Words."]),
  ])
  func componentsGoAndTheirWordsStay(_ text: String, _ lines: [String]) throws {
    #expect(try outline(text, name: "x.mdx") == lines)
  }

  @Test func componentsGoInPlainMarkdownToo() throws {
    #expect(
      try outline(
        "import T from '@x/T';\n\n<T items={[1, 2]}>\n\nWords and `List<T>`, Map<K>.\n\n</T>")
        == ["Words and List<T>, Map<K>."])
    #expect(try outline("import duties rise <a b> c.") == ["import duties rise <a b> c."])
  }

  @Test func quartoAndMDXAreMarkdown() throws {
    for name in ["x.mdx", "x.qmd"] {
      #expect(try brief("# Title\n\nText.\n\n## Next\n\nMore.", name: name).title == "Title")
    }
  }
}
