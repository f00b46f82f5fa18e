import Glibc

/// Starting programs.
enum Spawn {
  /// From `spawn.h`, which the Glibc module does not give.
  private static let setSession: Int32 = 0x80

  /// Starts a program as the leader of a session that this terminal controls.
  static func onTerminal(
    _ terminal: String, program: String, arguments: [String], environment: [String]
  ) throws(PtyProcess.Failure) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // The first terminal that the leader of a session opens becomes its controlling one.
    posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A mask or an ignored signal of this process would keep SIGWINCH and others from the program.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigdefault(&attributes, &all)
    let flags = setSession | Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF)
    posix_spawnattr_setflags(&attributes, Int16(flags))
    var pid: pid_t = 0
    let failure = withCStrings([program] + arguments) { argv in
      withCStrings(environment) { envp in
        posix_spawnp(&pid, program, &actions, &attributes, argv, envp)
      }
    }
    guard failure == 0 else {
      throw PtyProcess.Failure(action: "start \(program)", number: failure)
    }
    return pid
  }

  private static func withCStrings<Result>(
    _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    let copies: [UnsafeMutablePointer<CChar>?] = strings.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return (copies + [nil]).withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { preconditionFailure("a list has its end mark") }
      return body(base)
    }
  }
}

/// Programs built beside the tests that are running.
package enum BuiltProduct {
  /// The path of an executable product.
  package static func path(_ name: String) -> String {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    let own = buffer.prefix(max(0, count)).map { UInt8(bitPattern: $0) }
    let path = String(decoding: own, as: UTF8.self)
    return path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/") + "/" + name
  }
}
