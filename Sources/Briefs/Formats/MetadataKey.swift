/// The keys that front matter, a header block and JSON may give a brief, by what they mean.
enum MetadataKey: Hashable {
  case id, title, published, updated, minutes, source, url, author, tags, language, entities
  case related, kicker, leadIn, roles, summary, isDraft, isAIGenerated
  /// IPTC's word for where a picture or text comes from; says that a machine made it.
  case digitalSourceType
  /// A title in a mail, a list of tags in news formats.
  case subject
  /// A table of lists of tags, as in `[taxonomies]`.
  case taxonomies

  /// A known key, and how well it says what is meant: 0 is best.
  typealias Known = (key: MetadataKey, rank: Int)

  /// Keys are matched without regard to case, `-`, `_`, blanks, and prefixes such as `og:`.
  static func known(_ key: String) -> Known? { compact(key).flatMap { table[$0] } }

  /// In lower case, with `_` for `-` and blanks; `nil` for what is too long or not ASCII.
  static func folded(_ key: String) -> String? {
    guard key.utf8.count <= 32, key.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    let bytes = key.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
      case UInt8(ascii: "-"), UInt8(ascii: " "): UInt8(ascii: "_")
      default: byte
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func compact(_ key: String) -> String? {
    guard let folded = folded(key) else { return nil }
    var bytes = folded.utf8.filter { $0 != UInt8(ascii: "_") }[...]
    if let colon = bytes.firstIndex(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }),
      prefixes.contains(String(decoding: bytes[..<colon], as: UTF8.self))
    {
      bytes = bytes[(colon + 1)...]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let prefixes: Set<String> = [
    "og", "dc", "dcterms", "article", "schema", "twitter", "parsely",
  ]

  private static let table: [String: Known] = {
    var table: [String: Known] = [:]
    for (key, names) in spellings {
      for (rank, group) in names.enumerated() {
        for name in group.split(separator: " ") { table[String(name)] = (key, rank) }
      }
    }
    return table
  }()

  /// Every spelling without `_`, best first: a later group counts only where no earlier one is there.
  private static let spellings: [(MetadataKey, [String])] = [
    (.id, ["id", "guid uuid"]),
    (.title, ["title", "headline", "webtitle", "pagetitle"]),
    (
      .published,
      [
        """
        published publishedat publishedon publisheddate publishedtime publisheddatetime pubdate \
        publishdate publishedate publishtime datepublished datepublish publicationdate \
        webpublicationdate firstpublished firstpublishedat firstpublishdate \
        firstpublicationdate
        """,
        "date datetime dateissued issued displaydate posted postedat postedon postdate dateposted",
        "created createdat createdon datecreated createddate creationdate createdtime firstcreated",
        "timestamp released releasedate releasedat publish dateadded addedat",
      ]
    ),
    (
      .updated,
      [
        """
        updated updatedat updatedon updateddate dateupdated updatedtime lastmod lastmodified \
        lastmodifiedat modified modifiedat modifiedon modifieddate modifiedtime datemodified \
        lastupdated lastupdatedat lastupdate
        """, "versioncreated revised changed",
      ]
    ),
    (.minutes, ["minutes", "readingtime readtime readingminutes readingtimeminutes timetoread"]),
    (
      .source,
      [
        "source", "publisher sitename site sourcename publishername publication outlet newspaper",
        "provider",
      ]
    ),
    (
      .url,
      [
        "canonical canonicalurl", "url weburl", "link permalink sourceurl originalurl externalurl",
        "articleurl storyurl pageurl href",
      ]
    ),
    (
      .author,
      ["author authors byline creator creators writer writers writtenby reporter reporters"]
    ),
    (
      .tags,
      ["tags tag categories category topics topic keywords keyword newskeywords hashtags"]
    ),
    (.subject, ["subject"]),
    (.taxonomies, ["taxonomies"]),
    (.language, ["language", "lang inlanguage languagecode locale"]),
    (.entities, ["entities"]),
    (.related, ["related", "morestories relatedstories relatedarticles"]),
    (.kicker, ["kicker", "eyebrow overline"]),
    (.leadIn, ["leadin"]),
    (.roles, ["roles"]),
    (
      .summary,
      [
        "summary", "standfirst deck dek subtitle subheadline subheading", "description",
        "excerpt abstract shortdescription", "lead lede teaser intro metadescription",
      ]
    ),
    (.isDraft, ["draft isdraft"]),
    (.isAIGenerated, ["aigenerated", "isaigenerated generatedbyai aigeneratedcontent"]),
    (.digitalSourceType, ["digitalsourcetype"]),
  ]
}
