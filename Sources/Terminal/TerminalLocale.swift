import Glibc

/// The character set of the terminal, as far as the environment says.
enum TerminalLocale {
  /// Takes the character set over, and says whether it is UTF-8 (or is wanted so) and may be drawn.
  ///
  /// Only `LC_CTYPE` is set: the reader writes numbers and messages itself. ncurses gets a UTF-8
  /// locale where there is one, because in the C locale it drops or splits wide characters.
  static func adopt(_ wanted: Bool?) -> Bool {
    let adopted = setlocale(LC_CTYPE, "") != nil
    let codeset = adopted ? nl_langinfo(nl_item(CODESET)).map { String(cString: $0) } : nil
    let isUTF8 = wanted ?? Self.isUTF8(codeset: codeset, named: name)
    if codeset == "UTF-8" { return isUTF8 }
    for fallback in ["C.UTF-8", "en_US.UTF-8"] where setlocale(LC_CTYPE, fallback) != nil {
      return isUTF8
    }
    return false
  }

  /// The locale's name, as `setlocale` finds it; empty where none is set.
  private static var name: String {
    let variables = ["LC_ALL", "LC_CTYPE", "LANG"]
    return variables.lazy.compactMap(SystemText.environment).first { !$0.isEmpty } ?? ""
  }

  /// Terminals of today are UTF-8. One is something else only where its locale says which: a locale
  /// that is missing (ssh forwards those of other machines), not set, or `C` says nothing.
  ///
  /// - Parameter codeset: the C library's; `nil` where it has no locale of that name.
  static func isUTF8(codeset: String?, named name: String) -> Bool {
    if let codeset, codeset != "ANSI_X3.4-1968" { return codeset == "UTF-8" }
    guard let written = name.split(separator: ".").dropFirst().first?.prefix(while: { $0 != "@" })
    else { return true }
    return ["utf-8", "utf8"].contains(written.lowercased())
  }
}
