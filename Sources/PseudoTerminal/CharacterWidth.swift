import Glibc

/// Columns that characters take, as the C library sees it.
enum CharacterWidth {
  private typealias Function = @convention(c) (wchar_t) -> Int32

  /// Looked up by name: the Glibc module leaves `wcwidth` out.
  private static let wcwidth: Function? = {
    setlocale(LC_CTYPE, "C.UTF-8")
    return dlsym(nil, "wcwidth").map { unsafeBitCast($0, to: Function.self) }
  }()

  /// 0 for marks, 2 for wide characters, -1 for what cannot be printed, else 1.
  static func of(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value >= 32, scalar.value < 127 { return 1 }
    return wcwidth.map { Int($0(wchar_t(scalar.value))) } ?? -1
  }
}
