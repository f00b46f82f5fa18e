import Glibc

/// The character set of the terminal, as the environment tells it.
enum TerminalLocale {
  /// Takes the character set over, and says whether it is UTF-8 (or is wanted so) and may be drawn.
  ///
  /// Only `LC_CTYPE` is set: numbers and messages are not the C library's business here. ncurses
  /// always gets UTF-8 where there is any, since in the C locale it drops or splits wide characters.
  static func adopt(_ wanted: Bool?) -> Bool {
    let adopted = setlocale(LC_CTYPE, "") != nil
    let isUTF8 = wanted ?? (adopted ? codeset() == "UTF-8" : namesUTF8())
    if adopted, codeset() == "UTF-8" { return isUTF8 }
    for fallback in ["C.UTF-8", "en_US.UTF-8"] where setlocale(LC_CTYPE, fallback) != nil {
      return isUTF8
    }
    return false
  }

  private static func codeset() -> String {
    nl_langinfo(nl_item(CODESET)).map { String(cString: $0) } ?? ""
  }

  /// Whether a locale that this machine lacks, one forwarded by ssh perhaps, is a UTF-8 one.
  private static func namesUTF8() -> Bool {
    let variables = ["LC_ALL", "LC_CTYPE", "LANG"]
    let name = variables.lazy.compactMap(SystemText.environment).first { !$0.isEmpty } ?? ""
    let codeset = name.split(separator: ".").dropFirst().first?.prefix { $0 != "@" } ?? ""
    return ["utf-8", "utf8"].contains(codeset.lowercased())
  }
}
