/// The elements of HTML, present and past.
enum HTMLNames {
  static let known: Set<String> = inline.union([
    "address", "article", "aside", "audio", "base", "basefont", "blockquote", "body", "canvas",
    "caption", "center", "col", "colgroup", "datalist", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frame", "frameset", "h1",
    "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "iframe", "legend",
    "li", "link", "main", "menu", "meta", "nav", "noframes", "noscript", "object", "ol",
    "optgroup", "option", "p", "param", "picture", "pre", "script", "search", "section", "select",
    "source", "style", "summary", "svg", "table", "tbody", "td", "template", "textarea", "tfoot",
    "th", "thead", "title", "tr", "track", "ul", "video", "math",
  ])

  /// Those that may be inside a line.
  static let inline: Set<String> = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "button", "cite", "code", "data",
    "del", "dfn", "em", "font", "i", "img", "input", "ins", "kbd", "label", "mark", "meter",
    "nobr", "output", "progress", "q", "rb", "rp", "rt", "ruby", "s", "samp", "slot", "small",
    "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
  ]
}
