import Glibc

/// One event as the kernel wrote it into the buffer of an inotify descriptor.
struct InotifyEvent: Hashable, Sendable {
  var watch: Int32
  var mask: UInt32
  /// Raw bytes of the name below the watched folder; empty for the folder itself.
  var name: [UInt8]

  func has(_ flag: Int) -> Bool { mask & UInt32(flag) != 0 }

  var isFolder: Bool { mask & UInt32(IN_ISDIR) != 0 }

  /// What a folder is watched for; a link in its place is not followed.
  static let interest = UInt32(
    IN_CREATE | IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO
      | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR | IN_DONT_FOLLOW | IN_EXCL_UNLINK)

  /// Cuts a buffer into events (inotify(7): watch, mask, cookie, length, padded name); what is
  /// left over of a cut-off one is dropped.
  static func decode(_ buffer: ArraySlice<UInt8>) -> [InotifyEvent] {
    var events: [InotifyEvent] = []
    var rest = buffer
    let header = MemoryLayout<UInt32>.size * 4
    while rest.count >= header {
      let words = (0..<4).map { word in
        rest.dropFirst(word * 4).prefix(4).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      }
      guard let length = Int(exactly: words[3]), rest.count - header >= length else { break }
      let name = rest.dropFirst(header).prefix(length).prefix { $0 != 0 }
      events.append(
        InotifyEvent(watch: Int32(bitPattern: words[0]), mask: words[1], name: Array(name)))
      rest = rest.dropFirst(header + length)
    }
    return events
  }
}
