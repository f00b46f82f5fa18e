import Briefs
internal import GRDB

/// The tables of the index, and what their columns hold. All of it can be made again from the folder
/// (and `marks.state` from the journal), so there are no migrations: another version is another file.
enum Schema {
  /// Part of the index file's name; changes with any change below.
  /// The parser's revision is part of it: an index of what an older one read is out of date.
  static let version = 2104 + BriefFormat.revision
  /// Says that an SQLite file is one of ours.
  static let applicationID = 0x7261_7264

  static func create(_ db: Database) throws {
    try db.execute(sql: files + briefs + SearchIndex.schema + entities + labels)
    try db.execute(sql: "PRAGMA application_id = \(applicationID)")
    try db.execute(sql: "PRAGMA user_version = \(version)")
  }

  /// Paths are bytes as the kernel gave them, below the library's folder; the folder itself is the
  /// empty path. Times are nanoseconds; `changed` and `born` are as `FileStamp.stored` has them; `bytes`
  /// is a hash. `conflict_copy` has the names that are shown with another file of their folder.
  /// `context` is what a file of many says of each (`EntryContext`). `departed` is as
  /// `Departed` says. A problem without a file belongs to a look at its folder; `about` is the ID that
  /// two files were given.
  static let files = """
    CREATE TABLE folder(
      id INTEGER PRIMARY KEY, path BLOB NOT NULL UNIQUE,
      mtime INTEGER NOT NULL, ctime INTEGER NOT NULL, inode INTEGER NOT NULL,
      links INTEGER NOT NULL DEFAULT 0, others INTEGER NOT NULL DEFAULT 0);
    CREATE TABLE file(
      id INTEGER PRIMARY KEY, folder INTEGER NOT NULL, name BLOB NOT NULL,
      size INTEGER NOT NULL, mtime INTEGER NOT NULL, changed INTEGER NOT NULL,
      inode INTEGER NOT NULL, device INTEGER NOT NULL, born INTEGER NOT NULL,
      bytes INTEGER NOT NULL, context TEXT, UNIQUE(folder, name));
    CREATE INDEX file_inode ON file(inode);
    CREATE INDEX file_bytes ON file(bytes);
    CREATE TABLE problem(
      id INTEGER PRIMARY KEY, folder INTEGER NOT NULL, file INTEGER, about INTEGER,
      path BLOB NOT NULL, line INTEGER, severity TEXT NOT NULL, reason TEXT NOT NULL);
    CREATE INDEX problem_path ON problem(path);
    CREATE INDEX problem_folder ON problem(folder) WHERE file IS NULL;
    CREATE INDEX problem_about ON problem(about) WHERE about IS NOT NULL;
    CREATE TABLE conflict_copy(
      folder INTEGER NOT NULL, name BLOB NOT NULL, original BLOB NOT NULL,
      PRIMARY KEY(folder, name)) WITHOUT ROWID;
    CREATE TABLE departed(hashed INTEGER PRIMARY KEY, id INTEGER NOT NULL);
    CREATE TABLE meta(key TEXT PRIMARY KEY, value ANY) WITHOUT ROWID;

    """

  /// `rowid` carries the order by date (`DateOrderedRowIDs`); `seconds` alone is exact. A brief that changed
  /// is a new row; the old one stays as `dead` until `SearchIndex` has dropped its words.
  /// `source`, `author` and `path_text` are folded words with a space before, between and behind.
  /// `digest` is a hash of all that a row is made of; `hashed` is what the ID would be by hash, where it
  /// is another. `seen` is when the brief arrived, in seconds since 1970, and `arrival` the number of the
  /// batch it came with. `slice_…` are an `EntrySlice`. Hashes and IDs are the bit patterns of 64 bits.
  /// `trace` has the `TextTrace` of each living row, and its ID.
  static let briefs = """
    CREATE TABLE brief(
      rowid INTEGER PRIMARY KEY, id INTEGER NOT NULL, entry INTEGER NOT NULL,
      file INTEGER NOT NULL, ordinal INTEGER NOT NULL, dead INTEGER NOT NULL DEFAULT 0,
      given INTEGER NOT NULL, hashed INTEGER,
      seconds INTEGER NOT NULL, precision INTEGER NOT NULL, estimated INTEGER NOT NULL,
      minutes INTEGER NOT NULL, counted INTEGER NOT NULL, ai INTEGER NOT NULL,
      headline INTEGER NOT NULL, sentence INTEGER NOT NULL, content INTEGER NOT NULL,
      digest INTEGER NOT NULL, seen INTEGER NOT NULL, arrival INTEGER NOT NULL,
      title TEXT NOT NULL, title_key TEXT NOT NULL, top_entities TEXT NOT NULL DEFAULT '',
      source TEXT, author TEXT, path_text TEXT NOT NULL,
      slice_start INTEGER, slice_length INTEGER, slice_hash INTEGER);
    CREATE INDEX brief_id ON brief(id) WHERE dead = 0;
    CREATE INDEX brief_file ON brief(file) WHERE dead = 0;
    CREATE INDEX brief_live ON brief(rowid) WHERE dead = 0;
    CREATE INDEX brief_dead ON brief(rowid) WHERE dead = 1;
    CREATE INDEX brief_title ON brief(title_key, rowid DESC) WHERE dead = 0;
    CREATE INDEX brief_minutes ON brief(minutes, rowid DESC) WHERE dead = 0;
    CREATE INDEX brief_hashed ON brief(hashed) WHERE dead = 0 AND hashed IS NOT NULL;
    CREATE INDEX brief_given ON brief(id) WHERE dead = 0 AND given = 1;
    CREATE TABLE trace(
      brief INTEGER PRIMARY KEY, id INTEGER NOT NULL, hash INTEGER, seconds INTEGER,
      numbers INTEGER NOT NULL, sketch BLOB);
    CREATE TABLE tag(
      brief INTEGER NOT NULL, label INTEGER NOT NULL, PRIMARY KEY(label, brief)) WITHOUT ROWID;
    CREATE INDEX tag_brief ON tag(brief);

    """

  /// `mention.brief` is a rowid of `brief`, and `said` a `MentionStanding`. How many briefs mention an
  /// entity, and how often, is kept with it by `UseTally`, because no key may wait until that is
  /// counted; `votes` is how many say themselves that its name is of this kind. `entity_briefs` has
  /// the names as well, so that a search through them need not look up each that it passes over.
  /// `hint` holds what may be a name and what no kind is known of. `untagged` holds the rowids of
  /// briefs whose mentions are still to be found, or to be found again. `entity_word` has every word
  /// of the names that have several.
  static let entities = """
    CREATE TABLE entity(
      id INTEGER PRIMARY KEY, key TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
      briefs INTEGER NOT NULL DEFAULT 0, mentions INTEGER NOT NULL DEFAULT 0,
      votes INTEGER NOT NULL DEFAULT 0, UNIQUE(key, kind));
    CREATE INDEX entity_briefs ON entity(briefs, key, kind) WHERE briefs > 0;
    CREATE TABLE entity_word(
      word TEXT NOT NULL, entity INTEGER NOT NULL, PRIMARY KEY(word, entity)) WITHOUT ROWID;
    CREATE TABLE mention(
      entity INTEGER NOT NULL, brief INTEGER NOT NULL, mentions INTEGER NOT NULL,
      sections INTEGER NOT NULL, said INTEGER, PRIMARY KEY(entity, brief)) WITHOUT ROWID;
    CREATE INDEX mention_brief ON mention(brief);
    CREATE INDEX mention_said ON mention(said) WHERE said >= 0;
    CREATE TABLE hint(
      key TEXT NOT NULL, brief INTEGER NOT NULL, mentions INTEGER NOT NULL,
      sections INTEGER NOT NULL, PRIMARY KEY(key, brief)) WITHOUT ROWID;
    CREATE INDEX hint_brief ON hint(brief);
    CREATE TABLE untagged(brief INTEGER PRIMARY KEY);

    """

  /// Every tag, source and author, folded, with the number of briefs that have it.
  static let labels = """
    CREATE TABLE label(
      id INTEGER PRIMARY KEY, field TEXT NOT NULL, key TEXT NOT NULL,
      used INTEGER NOT NULL DEFAULT 0, UNIQUE(field, key));
    CREATE INDEX label_used ON label(field, used) WHERE used > 0;

    """

  /// The reading states, a cache of the journal's fold, in a database of their own that is attached
  /// as `marks`: so a mark never waits for the scan, and every read has it at once. A brief that was
  /// never marked has no row. `read_content` is the content fingerprint it had when it was read.
  static func states(in schema: String) -> String {
    """
    CREATE TABLE IF NOT EXISTS \(schema).state(
      id INTEGER PRIMARY KEY, read INTEGER NOT NULL, starred INTEGER NOT NULL,
      read_content INTEGER);
    CREATE TABLE IF NOT EXISTS \(schema).journal(key TEXT PRIMARY KEY, value ANY) WITHOUT ROWID;

    """
  }
}
