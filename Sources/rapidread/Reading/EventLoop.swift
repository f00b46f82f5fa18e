import Briefs
import BriefStore
import Foundation
import Glibc
import Reader
import Screen
import Terminal
import Text

/// The main thread: waits for keys, answers and signals, and draws. Nothing slow runs here.
struct EventLoop {
  private var model: AppModel
  private let terminal: CursesTerminal
  private let mailbox: Mailbox
  private let runner: EffectRunner
  private let signals: Int32
  private var timers: [(due: Int64, timer: Reader.Timer, generation: Int)] = []
  /// Set when the program is to end, with its exit status.
  private var status: Int32?
  /// When a lone Escape is a key, in milliseconds of `Clock.monotonic`; `nil` while none is pending.
  private var escapeDue: Int64?
  private var needsPaint = true
  /// What is asked a moment after the next screen: whoever works on it would keep a processor from the
  /// terminal that draws it.
  private var later: [Effect] = []
  private var laterFrom: Int64 = 0
  /// Until then, in milliseconds, the answer to a key may come before anything is painted: two screens
  /// take longer than one, and nobody sees what is shown for less than a frame of the display.
  private var patientUntil: Int64 = 0
  private static let listPatience: Int64 = 12
  private static let sentencesPatience: Int64 = 6

  /// - Parameter signals: where the signals are read that were caught before the terminal was taken.
  init(
    model: AppModel, terminal: CursesTerminal, signals: Int32, runner: EffectRunner,
    mailbox: Mailbox
  ) {
    self.model = model
    self.terminal = terminal
    self.signals = signals
    self.mailbox = mailbox
    self.runner = runner
  }

  /// Runs until something ends it and returns the exit status; the terminal is given back before.
  ///
  /// - Parameter asked: what the model asked for first; the runner is at work on it already.
  mutating func run(asked: [Effect], complaint: DisplayText?) -> Int32 {
    perform(asked.filter(Self.isOwn))
    update(.resized(terminal.size))
    if let note = terminal.note { update(.note(note)) }
    if let complaint { update(.notSaved(complaint)) }
    answerAtOnce()
    paint()
    runner.start()
    while status == nil {
      paint()
      wait()
    }
    return end()
  }

  /// Gives the first questions, which the index answers in a moment, the chance to be on the first screen.
  private mutating func answerAtOnce() {
    let deadline = Clock.monotonic + 60
    while !model.isFirstScreenHere, Clock.monotonic < deadline {
      var descriptors = [pollfd(fd: mailbox.descriptor, events: Int16(POLLIN), revents: 0)]
      guard poll(&descriptors, 1, Int32(deadline - Clock.monotonic)) > 0 else { continue }
      for action in mailbox.collect() { update(action) }
      askLater()
    }
  }

  private mutating func paint() {
    if needsPaint {
      guard !isAnswerNear else { return }
      needsPaint = false
      let canvas = RootView.render(model)
      terminal.show(Frame(canvas: canvas, cursor: canvas.cursor))
      terminal.setTitle(model.windowTitle)
      model.didPaint()
      laterFrom = Clock.monotonic + 1
    }
    if Clock.monotonic >= laterFrom { askLater() }
  }

  private mutating func askLater() {
    let effects = later
    later = []
    effects.forEach(runner.run)
  }

  /// A key that asks for another list has its answer on the next screen, if that comes soon.
  private var isAnswerNear: Bool {
    model.isListAwaited && !terminal.escapeIsPending && isPatient
  }

  private mutating func awaitList(for milliseconds: Int64) {
    patientUntil = max(patientUntil, Clock.monotonic + milliseconds)
  }

  private var isPatient: Bool { Clock.monotonic < patientUntil }

  private mutating func update(_ action: Action) { perform(apply(action)) }

  /// Lets the model take an action in, and returns what it asks for.
  private mutating func apply(_ action: Action) -> [Effect] {
    model.now = Clock.seconds
    switch action {
    case .openedAhead: break
    case .listed:
      needsPaint = true
      awaitList(for: Self.sentencesPatience)
    default: needsPaint = true
    }
    return model.update(action)
  }

  private mutating func wait() {
    var descriptors = [terminal.inputDescriptor, mailbox.descriptor, signals].map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    poll(&descriptors, nfds_t(descriptors.count), timeout)
    if descriptors[0].revents == 0 { endEscape() }
    if descriptors[2].revents != 0 { take(Signals.drain(signals)) }
    if descriptors[0].revents != 0 { readKeys() }
    if descriptors[1].revents != 0 {
      for action in mailbox.collect() { update(action) }
    }
    fireTimers()
  }

  /// Milliseconds until something is due; -1 is for ever.
  private var timeout: Int32 {
    if let escapeDue { return Int32(clamping: max(0, escapeDue - Clock.monotonic)) }
    let due =
      timers.map(\.due) + (needsPaint ? [patientUntil] : []) + (later.isEmpty ? [] : [laterFrom])
    guard let next = due.min() else { return -1 }
    return Int32(clamping: max(0, next - Clock.monotonic))
  }

  /// Takes a lone Escape for a key once its time is over, however busy the library is meanwhile.
  private mutating func endEscape() {
    guard let due = escapeDue, due <= Clock.monotonic else { return }
    escapeDue = nil
    press(terminal.flushEscape())
    noteEscape()
  }

  private mutating func noteEscape() {
    escapeDue =
      terminal.escapeIsPending ? Clock.monotonic + Int64(terminal.escapePatience) : nil
  }

  private mutating func fireTimers() {
    let now = Clock.monotonic
    let due = timers.filter { $0.due <= now }
    timers.removeAll { $0.due <= now }
    for timer in due { update(.timer(timer.timer, generation: timer.generation)) }
  }

  private mutating func readKeys() {
    let keys = terminal.readKeys()
    noteEscape()
    if terminal.isGone {
      runner.saveSession(model.session)
      status = 128 + SIGHUP
    }
    if let background = terminal.takeBackground() { update(.background(background)) }
    press(keys)
  }

  /// More keys at once than anyone types are a paste: it may move about, but neither mark a whole list
  /// nor write to the folder.
  private static let burst = 16

  /// Presses keys that have arrived together: nothing is asked before all of them are applied.
  private mutating func press(_ keys: [Key]) {
    let isBurst = keys.count > Self.burst
    var pending = PendingKeys(keys)
    var asked: [Effect] = []
    while status == nil, let key = pending.next(isTyping: model.prompt != nil) {
      if isBurst, model.isDeliberate(key) { continue }
      let effects = apply(.key(key))
      asked += effects
      guard effects.contains(where: { $0 == .suspend || $0 == .quit }) else { continue }
      perform(asked.withoutOvertaken)
      asked = []
    }
    perform(asked.withoutOvertaken)
    if model.isListAsked { awaitList(for: Self.listPatience) }
  }

  private mutating func take(_ signals: [Int32]) {
    for signal in signals {
      switch signal {
      case SIGWINCH:
        terminal.resize()
        update(.resized(terminal.size))
      case SIGTSTP: suspend()
      case SIGCONT:
        terminal.resume()
        update(.resized(terminal.size))
      default:
        runner.saveSession(model.session)
        status = 128 + signal
      }
    }
  }

  private mutating func suspend() {
    terminal.suspend()
    update(.resized(terminal.size))
  }

  /// What the loop does itself; everything else is the runner's.
  private static func isOwn(_ effect: Effect) -> Bool {
    switch effect {
    case .quit, .suspend, .redraw, .saveSession, .wake: true
    default: false
    }
  }

  private mutating func perform(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .quit: quit()
      case .suspend: suspend()
      case .redraw: terminal.redraw()
      case .saveSession(let session): runner.saveSession(session)
      case .wake(let timer, let generation, let milliseconds):
        timers.append((Clock.monotonic + Int64(milliseconds), timer, generation))
      case .snippets where isPatient: runner.run(effect)
      case .list(_, let request) where !request.isAnew: later.append(effect)
      case .open, .openAhead, .snippets, .watchMarks: later.append(effect)
      default: runner.run(effect)
      }
    }
  }

  /// Marks that are not on disk are not left behind without asking once.
  private mutating func quit() {
    if let warning = runner.warningBeforeQuitting() {
      update(.notSaved(warning))
    } else {
      status = ExitStatus.done.rawValue
    }
  }

  private mutating func end() -> Int32 {
    let unsaved = runner.finish()
    terminal.end()
    guard let unsaved else { return status ?? 0 }
    StandardError.write(unsaved)
    return ExitStatus.cannotWrite.rawValue
  }
}
