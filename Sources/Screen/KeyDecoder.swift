/// Turns what a terminal sends into keys, however its bytes are split over reads.
///
/// A lone Escape looks like the start of a sequence. `isPending` says that only time can decide: a
/// caller that reads nothing more for 50 ms calls `flush()`. After `ESC [` and
/// `ESC O` time decides nothing (so Alt-[ and Alt-O are no keys): a sequence held up on a slow line
/// must not come apart into letters that are commands.
///
/// Sequences: ECMA-48 section 5.4 for their shape, xterm's `ctlseqs` for their meaning.
package struct KeyDecoder: Sendable {
  private enum State: Sendable {
    case ground
    case scalar(UTF8Tail)
    case escape, doubleEscape
    case control, shift, consoleFunction
    case mouse(left: Int)
    case string(introducer: Unicode.Scalar?, sawEscape: Bool)
    case paste
  }

  private var state = State.ground
  private var sequence: [UInt8] = []
  /// Alt came before what is being read, as an Escape of its own.
  private var alt = false
  private var paste = PasteCollector()
  /// How much of `[200~` has followed an Escape that time has already turned into a key.
  private var lateMark: Int?
  /// The terminal has been asked something, and its last answer has not come.
  package private(set) var awaitsReply = false
  private var replies: [TerminalReply] = []
  /// Time has passed in the middle of a string.
  private var isHeldUp = false

  package init() {}

  /// Expects answers, up to the one to `CSI c`.
  package mutating func expectReply() { awaitsReply = true }

  /// The answers that have come since the last call.
  package mutating func takeReplies() -> [TerminalReply] {
    defer { replies = [] }
    return replies
  }

  /// What has arrived so far is a key or the start of a longer sequence: time will tell.
  package var isPending: Bool {
    switch state {
    case .escape, .doubleEscape: true
    case .string: !isReply || !isHeldUp
    default: false
    }
  }

  /// What has come of a string is an answer so far: time does not end it.
  private var isReply: Bool { TerminalReply.mayBegin(with: sequence) }

  /// The next bytes belong to what has begun, a paste perhaps, and would mean harm on their own.
  package var isMidSequence: Bool {
    switch state {
    case .ground, .escape, .doubleEscape: false
    default: true
    }
  }

  /// The keys that these bytes complete.
  package mutating func feed(_ bytes: some Sequence<UInt8>) -> [Key] {
    let bytes = Array(bytes)
    guard let first = bytes.first else { return [] }
    var keys: [Key] = []
    var rest = bytes[...]
    // No hand is fast enough for this: it is the rest of a sequence whose Escape came too early.
    if lateMark == 0, bytes.count > 1 {
      switch first {
      case UInt8(ascii: "["): state = .control
      case UInt8(ascii: "O"): state = .shift
      case UInt8(ascii: "]") where awaitsReply: state = .string(introducer: "]", sawEscape: false)
      default: break
      }
      if !isGround {
        lateMark = nil
        rest = rest.dropFirst()
      }
    }
    for byte in rest { step(byte, into: &keys) }
    return keys
  }

  /// Decides what is pending: nothing more belongs to it.
  package mutating func flush() -> [Key] {
    defer {
      if case .string = state, isReply { isHeldUp = true } else if isPending { reset() }
    }
    switch state {
    case .escape:
      lateMark = 0
      return [.named(.escape)]
    case .doubleEscape: return [.named(.escape), .named(.escape)]
    case .string(let introducer?, sawEscape: false): return [.alt(.character(introducer))]
    default: return []
    }
  }

  private mutating func reset() {
    state = .ground
    alt = false
    sequence.removeAll(keepingCapacity: true)
    isHeldUp = false
  }

  private var isGround: Bool { if case .ground = state { true } else { false } }

  private mutating func step(_ byte: UInt8, into keys: inout [Key]) {
    switch state {
    case .ground: ground(byte, into: &keys)
    case .scalar(let tail): scalar(byte, tail, into: &keys)
    case .escape: escape(byte, into: &keys)
    case .doubleEscape: doubleEscape(byte, into: &keys)
    case .control: control(byte, into: &keys)
    case .shift: shift(byte, into: &keys)
    case .consoleFunction: consoleFunction(byte, into: &keys)
    case .mouse(let left): left > 1 ? state = .mouse(left: left - 1) : reset()
    case .string(_, let sawEscape): string(byte, sawEscape, into: &keys)
    case .paste:
      guard let content = paste.receive(byte) else { return }
      reset()
      keys.append(.paste(content))
    }
  }

  private mutating func ground(_ byte: UInt8, into keys: inout [Key]) {
    if let matched = lateMark {
      lateMark = byte == PasteCollector.start[matched] ? matched + 1 : nil
      if lateMark == PasteCollector.start.count {
        lateMark = nil
        state = .paste
        return
      }
    }
    switch byte {
    case 27: state = .escape
    case 0..<0x80:
      guard let key = Key.character(Unicode.Scalar(byte), with: alt ? .alt : []) else { return }
      finish(key, into: &keys)
    default:
      if let tail = UTF8Tail(lead: byte) {
        state = .scalar(tail)
      } else {
        abandon(into: &keys)
      }
    }
  }

  private mutating func scalar(_ byte: UInt8, _ tail: UTF8Tail, into keys: inout [Key]) {
    guard let next = tail.adding(byte) else {
      abandon(into: &keys)
      return step(byte, into: &keys)
    }
    guard next.remaining == 0 else { return state = .scalar(next) }
    let key = Unicode.Scalar(next.value).flatMap { Key.character($0, with: alt ? .alt : []) }
    finish(key, into: &keys)
  }

  private mutating func escape(_ byte: UInt8, into keys: inout [Key]) {
    switch byte {
    case 27: state = .doubleEscape
    case UInt8(ascii: "["): state = .control
    case UInt8(ascii: "O"): state = .shift
    case UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "]"), UInt8(ascii: "^"),
      UInt8(ascii: "_"):
      state = .string(introducer: Unicode.Scalar(byte), sawEscape: false)
    case 8, 9, 10, 13, 32..<0x80, 0xC2..<0xF5:
      reset()
      alt = true
      ground(byte, into: &keys)
    default:
      finish(.named(.escape), into: &keys)
      ground(byte, into: &keys)
    }
  }

  /// Escape held down, or rxvt's Alt before a sequence.
  private mutating func doubleEscape(_ byte: UInt8, into keys: inout [Key]) {
    switch byte {
    case UInt8(ascii: "["), UInt8(ascii: "O"): alt = true
    default: keys.append(.named(.escape))
    }
    escape(byte, into: &keys)
  }

  private mutating func control(_ byte: UInt8, into keys: inout [Key]) {
    switch byte {
    case UInt8(ascii: "[") where sequence.isEmpty: state = .consoleFunction
    case UInt8(ascii: "M") where sequence.isEmpty: state = .mouse(left: 3)
    case UInt8(ascii: "$") where ControlSequence.isNumber(sequence), 0x40...0x7E:
      if alt == false, ControlSequence.isPasteStart(sequence, final: byte) {
        reset()
        state = .paste
      } else if byte == UInt8(ascii: "c"), sequence.first == UInt8(ascii: "?") {
        // An Escape right before an answer was pressed, and is no Alt with it.
        if alt { keys.append(.named(.escape)) }
        awaitsReply = false
        replies.append(.end)
        reset()
      } else {
        finish(ControlSequence(sequence, final: byte, alt: alt)?.key, into: &keys)
      }
    case 0x20...0x3F:
      if sequence.count < ControlSequence.longest { sequence.append(byte) }
    default:
      reset()
      step(byte, into: &keys)
    }
  }

  private mutating func shift(_ byte: UInt8, into keys: inout [Key]) {
    switch byte {
    case 0x30...0x3B:
      if sequence.count < ControlSequence.longest { sequence.append(byte) }
    case 0x20...0x7E:
      finish(ControlSequence(sequence, final: byte, alt: alt)?.keypadKey, into: &keys)
    default:
      reset()
      step(byte, into: &keys)
    }
  }

  /// The Linux console's `ESC [ [ A` to `E`: F1 to F5.
  private mutating func consoleFunction(_ byte: UInt8, into keys: inout [Key]) {
    guard (0x20...0x7E).contains(byte) else {
      reset()
      return step(byte, into: &keys)
    }
    let functions: [Key.Named] = [.f1, .f2, .f3, .f4, .f5]
    let place = Int(byte) - 0x41
    finish(
      functions.indices.contains(place) ? .named(functions[place], with: alt ? .alt : []) : nil,
      into: &keys)
  }

  /// An answer of the terminal, or another string (DCS, OSC and their like), which is dropped.
  private mutating func string(_ byte: UInt8, _ sawEscape: Bool, into keys: inout [Key]) {
    switch byte {
    case UInt8(ascii: "\\") where sawEscape, 7:
      if let reply = TerminalReply(string: sequence) { replies.append(reply) }
      reset()
    case 27 where !sawEscape: state = .string(introducer: nil, sawEscape: true)
    case _ where sawEscape:
      reset()
      escape(byte, into: &keys)
    case 0..<32:
      reset()
      step(byte, into: &keys)
    default:
      let wasReply = isReply
      if sequence.count < TerminalReply.longest { sequence.append(byte) }
      // An answer that was cut off must not swallow what is typed later.
      guard !isHeldUp || !wasReply || isReply else {
        reset()
        return step(byte, into: &keys)
      }
      state = .string(introducer: nil, sawEscape: false)
    }
  }

  private mutating func finish(_ key: Key?, into keys: inout [Key]) {
    reset()
    if let key { keys.append(key) }
  }

  /// Bytes that are no UTF-8: dropped, but the Escape before them was a key.
  private mutating func abandon(into keys: inout [Key]) {
    finish(alt ? .named(.escape) : nil, into: &keys)
  }
}
