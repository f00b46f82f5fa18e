import Text

/// What the keys of JSON mean, beside those that front matter has as well (`MetadataKey`).
enum JSONKey {
  /// A key in lower case without the signs between its words: `bodyText` and `body_text` are one.
  /// `nil` for what is too long or not ASCII.
  static func compact(_ key: String) -> String? {
    guard key.utf8.count <= 48, key.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    let bytes = key.utf8.compactMap { byte -> UInt8? in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
      case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: " "), UInt8(ascii: ":"): nil
      default: byte
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  static let titles: Set<String> = [
    "title", "headline", "headlines", "webtitle", "heading", "posttitle", "articletitle",
    "newstitle", "titletext", "pagetitle",
  ]

  /// Keys of the object around a list that say something of all its entries.
  static let ofFeeds: Set<String> = [
    "title", "name", "sitename", "feedtitle", "language", "lang", "author", "authors",
  ]

  /// Keys that an entry has beside a headline, and a part of a text has not.
  static let ofEntries: Set<String> = Set([
    "url", "link", "permalink", "date", "author", "authors", "published", "guid",
  ]).union(substitutes.filter { $0.key == "published" }.flatMap(\.names))

  /// How well a key says that its value is the text: 0 for all of it, 1 for its beginning.
  static func rank(ofText key: String) -> Int? {
    wholeTexts.contains(key) ? 0 : beginnings.contains(key) ? 1 : nil
  }

  private static let wholeTexts: Set<String> = [
    "text", "content", "body", "article", "story", "message", "html", "markdown", "contenthtml",
    "contenttext", "contentmarkdown", "contentraw", "contentencoded", "bodytext", "bodyhtml",
    "bodyxhtml", "bodymarkdown", "bodies", "bodycontent", "articlebody", "articletext",
    "articlehtml", "articlecontent", "fulltext", "fullcontent", "storytext", "storybody",
    "maintext", "maincontent", "commenttext", "bodyparagraphs", "paragraphs", "selftext",
    "selftexthtml", "cleanedtext", "plaintext", "rawtext", "rawcontent", "textcontent", "texthtml",
    "transcript", "posttext", "postcontent", "newstext", "blocks", "contentblocks", "document",
  ]

  private static let beginnings: Set<String> = ["leadparagraph", "extract", "snippet"]

  /// Keys that a brief is read from where it says nothing under the usual ones, the best first.
  static let substitutes: [(key: String, names: [String])] = [
    (
      "title",
      [
        "headlines", "webtitle", "heading", "posttitle", "articletitle", "newstitle", "titletext",
        "storytitle",
      ]
    ),
    (
      "summary",
      [
        "shortdescription", "trailtext", "descriptiontext", "descriptionhtml", "spoilertext",
        "abstract", "excerpt", "deck", "dek", "standfirst", "subtitle", "snippet", "blurb",
      ]
    ),
    (
      "published",
      [
        "webpublicationdate", "pubdate", "publishedat", "datepublished", "publishdate",
        "datepublish", "publisheddate", "publicationdate", "isodate", "firstcreated",
        "versioncreated", "createdat", "created", "createdutc", "dateunixtime", "createdati",
        "seendate", "timestamp", "time", "ts", "unixtime", "dategmt",
      ]
    ),
    (
      "url",
      [
        "weburl", "shareurl", "permalink", "canonicalurl", "externalurl", "mainentityofpage",
        "articleurl", "storyurl", "pageurl", "sourceurl", "uri", "href", "@id", "guid",
      ]
    ),
    (
      "author",
      [
        "byline", "creator", "creators", "writer", "from", "user", "account", "username", "by",
        "postedby", "screenname",
      ]
    ),
    (
      "source",
      [
        "publisher", "provider", "outlet", "publication", "sitename", "sourcename",
        "infosources", "infosource", "agency", "copyrightholder", "newspaper", "domain",
        "subreddit",
        "feedtitle",
      ]
    ),
    ("language", ["inlanguage", "languagecode", "lang"]),
  ]

  /// Keys whose values are tags as well.
  static let tags: Set<String> = [
    "category", "section", "sectionname", "subjects", "labels", "topics", "categories", "keywords",
    "tag",
  ]

  /// Keys of the part of an element that is the entry itself.
  static let containers: Set<String> = [
    "source", "data", "node", "attributes", "fields", "document", "item", "post", "article",
    "story", "content",
  ]

  /// Keys of settings, packages and maps: an object that has one of them and no text is no brief.
  static let ofSettings: Set<String> = [
    "dependencies", "devdependencies", "peerdependencies", "scripts", "$schema", "compileroptions",
    "manifestversion", "lockfileversion", "openapi", "swagger", "nbformat", "workspaces",
    "starturl", "shortname", "engines", "require", "autoload", "features", "geometry", "rules",
    "permissions", "paths", "properties", "configurations", "tasks", "plugins",
  ]
}
