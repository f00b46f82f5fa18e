import Foundation
@testable import Reader
import Screen
import Testing

/// What themes promise about colours, computed as WCAG 2.1 and the simulations of Machado et al. (2009)
/// define it.
@Suite struct ThemeTests {
  /// Roles that are a background and have no text of their own.
  private static let surfaces: Set<Role> = [.selected, .selectedUnfocused]
  private static let kinds: [Role] = [.organisation, .person, .place, .other]
  private static let lit: [Role] = kinds + [.match, .currentMatch, .chosen]

  /// A theme, the backgrounds that terminals have with it, the colour of their text, and the contrast
  /// it promises.
  private static let promises: [(theme: String, terminals: [(RGB, RGB)], contrast: Double)] = [
    ("auto", [(RGB(255, 255, 255), RGB(0, 0, 0)), (RGB(0, 0, 0), RGB(255, 255, 255))], 4.5),
    (
      "dark",
      [
        (RGB(0, 0, 0), RGB(255, 255, 255)), (RGB(30, 30, 30), RGB(212, 212, 212)),
        (RGB(40, 44, 52), RGB(200, 204, 212)),
      ], 4.5
    ),
    (
      "light",
      [
        (RGB(255, 255, 255), RGB(0, 0, 0)), (RGB(255, 255, 255), RGB(36, 41, 47)),
        (RGB(250, 250, 250), RGB(56, 58, 66)), (RGB(253, 246, 227), RGB(60, 70, 80)),
      ], 4.5
    ),
    ("contrast-dark", [(RGB(30, 60, 90), RGB(90, 60, 30))], 7),
    ("contrast-light", [(RGB(30, 60, 90), RGB(90, 60, 30))], 7),
  ]

  @Test(arguments: promises.map(\.theme))
  func everyRoleIsReadOnItsBackground(_ name: String) throws {
    let promise = try #require(Self.promises.first { $0.theme == name })
    let theme = try #require(Theme.named(name))
    for (background, text) in promise.terminals {
      for role in Role.allCases where !Self.surfaces.contains(role) {
        // Lines between panes are no text; on greys they may be fainter than on black and white.
        if role == .border, !background.isGrey || ![0, 255].contains(background.red),
          promise.contrast < 7
        {
          continue
        }
        let style = theme[role]
        let paper = style.background.rgb ?? background
        let ink = style.foreground.rgb ?? text
        let contrast = ink.contrast(with: paper)
        #expect(contrast >= promise.contrast, "\(role) on \(paper): \(contrast)")
      }
    }
  }

  /// Text keeps its own colour in the selected row.
  @Test(arguments: promises.map(\.theme))
  func everyRoleIsReadInTheSelectedRow(_ name: String) throws {
    let promise = try #require(Self.promises.first { $0.theme == name })
    let theme = try #require(Theme.named(name))
    let inRows: [Role] = Self.kinds + [.text, .dim, .number, .badge, .unread, .star, .warning]
    for surface in Self.surfaces {
      guard let paper = theme[surface].background.rgb, !theme[surface].attributes.contains(.reverse)
      else { continue }
      for (_, text) in promise.terminals {
        for role in inRows {
          let ink = theme[role].foreground.rgb ?? text
          let contrast = ink.contrast(with: paper)
          #expect(contrast >= promise.contrast, "\(role) in \(surface): \(contrast)")
        }
      }
    }
  }

  @Test(arguments: ["dark", "light", "contrast-dark", "contrast-light"])
  func kindsStayApartForTheColourBlind(_ name: String) throws {
    let theme = try #require(Theme.named(name))
    let usual = name == "dark" ? RGB(212, 212, 212) : RGB(36, 41, 47)
    let text = theme[.text].foreground.rgb ?? usual
    let inks = [text] + Self.kinds.compactMap { theme[$0].foreground.rgb }
    try #require(inks.count == 5)
    for sight in Sight.all { expectApart(inks, seen: sight, by: 18) }
    let papers = [Role.match, .currentMatch, .chosen].compactMap { theme[$0].background.rgb }
    try #require(papers.count == 3)
    for sight in Sight.all { expectApart(papers, seen: sight, by: 18) }
  }

  private func expectApart(_ colors: [RGB], seen sight: Sight, by least: Double) {
    for (place, one) in colors.enumerated() {
      for other in colors[(place + 1)...] {
        let distance = sight.lab(one).distance(to: sight.lab(other))
        #expect(distance >= least, "\(one), \(other), \(sight.name): \(distance)")
      }
    }
  }

  /// Colours of middle luminance leave too few that the colour-blind tell apart: people are underlined.
  @Test func kindsStayApartBeforeTheBackgroundIsKnown() throws {
    let theme = try #require(Theme.named("auto"))
    #expect(theme[.person].attributes == .underline)
    let inks = Self.kinds.filter { $0 != .person }.compactMap { theme[$0].foreground.rgb }
    for sight in Sight.all { expectApart(inks, seen: sight, by: 18) }
  }

  @Test(arguments: Theme.all.map(\.name), [TerminalTraits.Background.dark, .light, nil])
  func withFewColoursNoTwoKindsShareOne(
    _ name: String, _ background: TerminalTraits.Background?
  ) {
    let theme = Theme.named(name, on: TerminalTraits(colors: .few, background: background))
    let styles = Self.lit.map { theme[$0] }
    #expect(Set(styles).count == styles.count)
    for role in Role.allCases {
      let style = theme[role]
      #expect(style.foreground != style.background || style.foreground == .standard, "\(role)")
      #expect(style.foreground.index < 8 && style.background.index < 8, "\(role)")
      // Text in the terminal's own colour may be that of any other colour.
      #expect(style.background == .standard || style.foreground != .standard, "\(role)")
    }
    guard name != "mono" else { return }
    let colors = Self.lit.map { [theme[$0].foreground, theme[$0].background] }
    let coloured = colors.filter { $0[0].index > 0 || $0[1].index > 0 }
    #expect(Set(coloured).count == coloured.count)
  }

  @Test(arguments: Theme.all.map(\.name))
  func withoutColourEverythingIsToldApart(_ name: String) {
    let theme = Theme.named(name, on: TerminalTraits(colors: .none))
    #expect(Role.allCases.allSatisfy { theme[$0].foreground == .standard })
    #expect(Role.allCases.allSatisfy { theme[$0].background == .standard })
    let apart = ([.text, .hint, .link] + Self.lit).map { theme[$0].attributes.rawValue }
    #expect(Set(apart).count == apart.count)
  }

  @Test func theBackgroundDecidesUntilAThemeIsNamed() throws {
    var walk = try Walk()
    #expect(walk.model.settings.theme.name == "dark")
    walk.send(.background(.light))
    #expect(walk.model.settings.theme.name == "light")
    walk.press(": theme space contrast-dark enter")
    #expect(walk.model.settings.theme.name == "contrast-dark")
    walk.send(.background(.dark))
    #expect(walk.model.settings.theme.name == "contrast-dark")
    walk.press(": set space theme space auto enter")
    #expect(walk.model.settings.theme.name == "dark")
  }

  /// In every theme and on every terminal, on every layer.
  @Test(arguments: Theme.all.map(\.name))
  func nothingIsDrawnInTheColourOfItsBackground(_ name: String) throws {
    for colors in [TerminalTraits.Colors.many, .few, .none] {
      for background in [TerminalTraits.Background.dark, .light, nil] {
        var walk = try Walk(config: "theme \(name)")
        walk.setTerminal(TerminalTraits(colors: colors, background: background))
        for keys in ["tab", "tab j", "enter", "?", "q : s tab", "esc t", "esc / t", "esc"] {
          walk.press(keys)
          let screen = walk.screen
          for cell in (0..<screen.size.rows).flatMap({ screen.row($0) }) where cell.base != " " {
            let style = cell.style
            #expect(style.foreground != style.background || style.foreground == .standard)
          }
        }
      }
    }
  }

  @Test func withoutReverseAndUnderlineThereAreMarks() throws {
    var walk = try Walk()
    walk.setTerminal(TerminalTraits(colors: .none, attributes: []))
    walk.press("/ telegram enter")
    #expect(walk.screen.text.contains("[Telegram]"))
    #expect(walk.screen.text.contains("▌"))
  }
}

extension RGB {
  private static func linear(_ part: Int) -> Double {
    let value = Double(part) / 255
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
  }

  fileprivate var linear: [Double] { [red, green, blue].map(Self.linear) }

  private var luminance: Double {
    zip([0.2126, 0.7152, 0.0722], linear).reduce(0) { $0 + $1.0 * $1.1 }
  }

  fileprivate func contrast(with other: RGB) -> Double {
    let (darker, lighter) = (min(luminance, other.luminance), max(luminance, other.luminance))
    return (lighter + 0.05) / (darker + 0.05)
  }
}

/// How somebody sees colours: a matrix over linear red, green and blue.
private struct Sight {
  let name: String
  let rows: [[Double]]

  static let all = [
    Sight(name: "usual", rows: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]),
    Sight(
      name: "protanopia",
      rows: [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ]),
    Sight(
      name: "deuteranopia",
      rows: [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ]),
  ]

  /// CIE L*a*b*, with D65 as white.
  func lab(_ color: RGB) -> Lab {
    let parts = rows.map { row in
      min(1, max(0, zip(row, color.linear).reduce(0) { $0 + $1.0 * $1.1 }))
    }
    func apply(_ row: [Double], over white: Double) -> Double {
      let value = zip(row, parts).reduce(0) { $0 + $1.0 * $1.1 } / white
      return value > 0.008856 ? cbrt(value) : 7.787 * value + 16 / 116
    }
    let x = apply([0.4124, 0.3576, 0.1805], over: 0.95047)
    let y = apply([0.2126, 0.7152, 0.0722], over: 1)
    let z = apply([0.0193, 0.1192, 0.9505], over: 1.08883)
    return Lab(lightness: 116 * y - 16, a: 500 * (x - y), b: 200 * (y - z))
  }
}

private struct Lab {
  let lightness: Double
  let a: Double
  let b: Double

  /// The difference of 1976; 2.3 can just be noticed.
  func distance(to other: Lab) -> Double {
    let parts = [lightness - other.lightness, a - other.a, b - other.b]
    return parts.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }
}
