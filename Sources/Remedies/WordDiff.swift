/// What changed between two texts, word by word.
public struct WordDiff: Hashable, Sendable {
  /// What became of a piece.
  public enum Operation: String, Hashable, Sendable, Codable {
    /// It stands in both texts.
    case equal
    /// It stands only in the text before.
    case delete
    /// It stands only in the text after.
    case insert
  }

  /// A piece of either text.
  public struct Piece: Hashable, Sendable {
    /// What became of it.
    public var operation: Operation
    /// The text.
    public var text: String
  }

  /// The pieces: all but the inserted ones make up the text before, all but the deleted ones that after.
  public private(set) var pieces: [Piece] = []

  /// Compares two texts by their words and blanks, with as few changes as can be (Myers 1986).
  ///
  /// A blank between two changes is changed too, so that whole phrases read as one.
  public init(from before: String, to after: String) {
    let (old, new) = (Self.tokens(of: before), Self.tokens(of: after))
    let difference = new.difference(from: old)
    let removed = Set(difference.removals.map(\.place))
    let inserted = Set(difference.insertions.map(\.place))
    var (one, two) = (0, 0)
    var all: [Piece] = []
    while one < old.count || two < new.count {
      if removed.contains(one), one < old.count {
        all.append(Piece(operation: .delete, text: old[one]))
        one += 1
      } else if inserted.contains(two), two < new.count {
        all.append(Piece(operation: .insert, text: new[two]))
        two += 1
      } else {
        all.append(Piece(operation: .equal, text: old[one]))
        (one, two) = (one + 1, two + 1)
      }
    }
    for index in all.indices { append(all[index], betweenChanges: Self.isBetween(index, all)) }
  }

  private static func isBetween(_ index: Int, _ pieces: [Piece]) -> Bool {
    guard pieces[index].operation == .equal, pieces[index].text.allSatisfy(\.isWhitespace),
      index > 0, index + 1 < pieces.count
    else { return false }
    return pieces[index - 1].operation != .equal && pieces[index + 1].operation != .equal
  }

  /// Adds a piece to the last run of changes, deletions before insertions, or to the last equal one.
  private mutating func append(_ piece: Piece, betweenChanges: Bool) {
    switch piece.operation {
    case .equal where betweenChanges:
      extend(.delete, piece.text)
      extend(.insert, piece.text)
    case .equal:
      if pieces.last?.operation == .equal {
        pieces[pieces.count - 1].text += piece.text
      } else {
        pieces.append(piece)
      }
    case let operation: extend(operation, piece.text)
    }
  }

  private mutating func extend(_ operation: Operation, _ text: String) {
    let start = (pieces.lastIndex { $0.operation == .equal } ?? -1) + 1
    if let found = pieces[start...].firstIndex(where: { $0.operation == operation }) {
      pieces[found].text += text
    } else {
      let place = operation == .delete ? start : pieces.count
      pieces.insert(Piece(operation: operation, text: text), at: place)
    }
  }

  /// Runs of blanks and runs of anything else.
  private static func tokens(of text: String) -> [String] {
    var tokens: [String] = []
    var wasBlank: Bool?
    for scalar in text.unicodeScalars {
      let isBlank = scalar.properties.isWhitespace
      if isBlank == wasBlank {
        tokens[tokens.count - 1].unicodeScalars.append(scalar)
      } else {
        tokens.append(String(scalar))
      }
      wasBlank = isBlank
    }
    return tokens
  }
}

extension CollectionDifference.Change {
  /// Where the element stands, in the text before of a removal, in that after of an insertion.
  fileprivate var place: Int {
    switch self {
    case .remove(let offset, _, _), .insert(let offset, _, _): offset
    }
  }
}
