/// Which files are no briefs by their names: pictures, archives, code, styles, configuration, licences,
/// formats that are not read, and what editors and synchronisers leave.
package enum NotBriefs {
  /// True for a name (raw bytes, without its folder) that no brief has; a name that says nothing of the
  /// kind may be one.
  package static func has(_ name: [UInt8]) -> Bool {
    guard !name.isEmpty, name.count <= 255 else { return false }
    let lower = name.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    // Corrections of the names in a folder are read, and are no brief in another way.
    if lower.elementsEqual("entities.yaml".utf8) { return false }
    if lower.starts(with: "~$".utf8) || lower.last == UInt8(ascii: "~") { return true }
    if lower.last == UInt8(ascii: "#") { return true }
    let parts = lower.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard let last = parts.last else { return false }
    if parts.count == 1 { return whole.contains(last) || licences.contains(last) }
    let isText = isTextEnding(last)
    if licences.contains(parts[0]), parts.count == 2 { return true }
    if whole.contains(parts.joined(separator: ".")) { return true }
    return endings.contains(last) || !isText && isUnfinished(parts, last)
  }

  /// `draft.md.1a2b3c` and `draft.tmp.12345`, as written before they are renamed.
  private static func isUnfinished(_ parts: [String], _ last: String) -> Bool {
    guard parts.count >= 3, (4...16).contains(last.utf8.count),
      last.utf8.contains(where: { (0x30...0x39).contains($0) }),
      last.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) })
    else { return false }
    let before = parts[parts.count - 2]
    return isTextEnding(before) || ["json", "jsonl", "ndjson", "tmp"].contains(before)
  }

  private static func isTextEnding(_ ending: String) -> Bool {
    MarkdownDialect(ending: ending) != nil || ["txt", "text", "rst"].contains(ending)
  }

  private static let licences: Set<String> = [
    "license", "licence", "copying", "unlicense", "licenses", "licences",
  ]

  private static let whole = words(
    """
    makefile gnumakefile dockerfile containerfile procfile gemfile rakefile vagrantfile jenkinsfile
    brewfile justfile pipfile codeowners cname 4913 thumbs.db ehthumbs.db desktop.ini cmakelists.txt
    robots.txt requirements.txt package.json package-lock.json composer.json tsconfig.json
    jsconfig.json manifest.json bower.json lerna.json deno.json vercel.json renovate.json
    copying.lesser go.mod go.sum
    """)

  private static let endings = words(
    """
    png jpg jpeg gif webp bmp tif tiff ico svg svgz avif heic heif psd eps xcf
    mp3 mp4 m4a m4v mov avi mkv webm ogg oga ogv wav flac aac opus mid woff woff2 ttf otf eot
    zip gz tgz bz2 xz zst 7z rar tar jar iso dmg deb rpm apk whl
    pdf doc docx xls xlsx ppt pptx odt ods odp epub mobi azw3 djvu rtf pages numbers key ps
    c h cc cpp cxx hpp hxx mm swift rs go java kt kts scala py pyc pyi rb php pl pm lua js mjs cjs
    jsx ts tsx vue svelte sh bash zsh fish ps1 bat cmd jl hs ml ex exs erl clj lisp el vim sql ipynb
    cs vb fs dart asm wasm exe dll so dylib o a obj class
    css scss sass less styl map yml yaml toml ini cfg conf config properties env lock plist
    editorconfig gitignore gitattributes db sqlite sqlite3 bin dat pickle pkl npy npz parquet h5 log
    xml rss atom rdf html htm xhtml shtml csv tsv eml mbox rst webarchive mhtml mht opml
    tex bib j2 liquid erb haml hbs ejs njk tmpl ics vcf torrent lnk url webloc desktop
    canvas excalidraw drawio base
    swp swx swo swn tmp temp part partial bak backup old orig rej save crdownload download icloud
    kate-swp autosave sb-tmp filepart
    """)

  private static func words(_ text: String) -> Set<String> {
    Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
  }
}

/// The marks that a version control system leaves where two versions of a text differ.
enum MergeMarks {
  /// The number of the first line of a stretch `<<<<<<<`, `=======`, `>>>>>>>`; `nil` where there is none.
  static func line(in text: String) -> Int? {
    // Nearly every file ends here, so the search must not look at characters.
    guard text.utf8.hasRun(of: UInt8(ascii: "<"), count: 7) else { return nil }
    var number = 0
    var opened: Int?
    var isParted = false
    for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      if line.starts(with: "<<<<<<< ".utf8) {
        opened = opened ?? number
        isParted = false
      } else if line.elementsEqual("=======".utf8) {
        isParted = true
      } else if line.starts(with: ">>>>>>> ".utf8), let opened, isParted {
        return opened
      }
    }
    return nil
  }

  /// The text without the lines of the marks, of which both versions stay.
  static func dropped(from text: String) -> String {
    text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .filter {
        !$0.starts(with: "<<<<<<< ".utf8) && !$0.starts(with: ">>>>>>> ".utf8)
          && !$0.starts(with: "||||||| ".utf8) && !$0.elementsEqual("=======".utf8)
      }
      .map { String(Substring($0)) }.joined(separator: "\n")
  }
}
