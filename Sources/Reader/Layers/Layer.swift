import Briefs
import Screen
import Text

/// What is on the screen, layer over layer: the browse layer is at the back, and keys go to the one
/// in front first.
enum Layer: Sendable {
  /// The panes: list, text, entities, More Stories.
  case browse
  case entityBrowser(EntityBrowser)
  case help(HelpPager)
  case problems(ProblemsPager)
  case menu(Menu)
  case evidence(EvidencePager)
  case prompt(PromptLayer)
}

/// What a layer did with a command.
enum Outcome {
  /// The command is for the layer below.
  case passed
  /// Effects to carry out, then what it asks of the other layers.
  case handled([Effect] = [], then: [LayerRequest] = [])
}

/// What a layer asks of the others.
enum LayerRequest: Sendable {
  /// To be taken off the screen.
  case close
  /// To be taken off for one of its lines, which then runs.
  case choose([String])
  /// To be taken off with all other layers over the panes.
  case closeAll
  /// Another layer in front.
  case open(Layer)
  /// To read a brief with an entity highlighted in it, at a position or at its first mention.
  case read(RowKey, Entity, at: Place?)
  /// To narrow the list to an entity.
  case narrow(Entity)
  case toggleWatch(Entity)
  /// To go to a mention of the open brief.
  case showMention(Int)
  /// A prompt's line has changed, was accepted, or was given up.
  case typed(PromptLayer.Purpose, String)
  case accepted(PromptLayer.Purpose, String)
  case cancelled(PromptLayer.Purpose)
  /// To run a line whose command may be abbreviated.
  case runTyped(String)
}

extension Layer {
  /// Where its keys are looked up, the nearest first.
  func contexts(_ focus: Focus) -> [KeyContext] {
    switch self {
    case .browse: focus.context.chain
    case .entityBrowser(let browser): browser.contexts
    case .help(let pager): pager.contexts
    case .problems(let pager): pager.contexts
    case .menu: KeyContext.menu.chain
    case .evidence(let pager): pager.contexts
    case .prompt: [.prompt]
    }
  }

  /// True where a key is text for it and not a command.
  func takesText(_ key: Key, _ keyMap: KeyMap) -> Bool {
    switch self {
    case .browse: false
    case .entityBrowser(let browser): browser.isTyping && key.isText
    case .help(let pager): pager.takesText(key, keyMap)
    case .problems(let pager): pager.lines.isTyping && key.isText
    case .menu(let menu): menu.item(for: key) != nil
    case .evidence(let pager): pager.lines.isTyping && key.isText
    case .prompt(let prompt): prompt.takesText(key)
    }
  }

  /// True where it covers the panes and everything else below it.
  var isOpaque: Bool {
    switch self {
    case .browse, .entityBrowser, .help, .problems, .evidence: true
    case .menu, .prompt: false
    }
  }
}

extension Focus {
  var context: KeyContext {
    switch self {
    case .list: .list
    case .reading: .text
    case .entities: .entities
    case .related: .related
    }
  }
}

extension Key {
  /// True for what is typed and pasted.
  var isText: Bool {
    switch self {
    case .character, .paste: true
    default: false
    }
  }
}
