import Briefs
internal import GRDB

/// Why a mention stands under its entity, as `mention.said` keeps it.
enum MentionStanding: Hashable {
  /// The brief itself says so, as one of many.
  case tagged
  /// The brief says that its name is of another kind, that of this entity; most others do not.
  case outvoted(Int64)
  /// It was a hint, and the name is well known.
  case hinted
  /// The file states it: a vote, and not to be outvoted.
  case stated
  /// `entities.yaml` says so: no vote, and not to be outvoted.
  case corrected

  init(_ claim: BriefNames.Claim) {
    switch claim {
    case .tagged: self = .tagged
    case .stated: self = .stated
    case .corrected: self = .corrected
    }
  }

  init(said: Int64?) {
    switch said {
    case nil: self = .tagged
    case 0: self = .hinted
    case -1: self = .stated
    case -2: self = .corrected
    case let entity?: self = .outvoted(entity)
    }
  }

  var said: Int64? {
    switch self {
    case .tagged: nil
    case .hinted: 0
    case .stated: -1
    case .corrected: -2
    case .outvoted(let entity): entity
    }
  }
}

/// The mentions of one entity in one brief.
struct StoredMention {
  var entity: Int64
  var mentions: Int
  var standing: MentionStanding

  /// The entity whose kind the brief votes for.
  var voted: Int64? {
    switch standing {
    case .tagged, .stated: entity
    case .outvoted(let other): other
    case .hinted, .corrected: nil
    }
  }
}

extension StoredMention {
  /// From three columns: entity, mentions, said.
  init(_ row: Row) {
    self.init(entity: row[0], mentions: row[1], standing: MentionStanding(said: row[2]))
  }
}
