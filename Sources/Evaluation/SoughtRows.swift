import SpoorModel

/// Which training rows a trace of a false value should list first.
public enum SoughtRows: String, Hashable, Sendable, Codable, CaseIterable {
  /// Those that state the value of the same relation, of anybody.
  case stating = "gold_rows"
  /// Those of them that use the response's words for it, where they are under half of the rows that
  /// hold the value: else whoever lists any row of it does well.
  case wording

  /// What gold labels tell of the sought rows of a value.
  enum Answer {
    /// They lack what must be known.
    case unknown
    /// There are none.
    case none
    /// There are some, but not all are listed.
    case cut
    /// These, and what random rows find of them; `nil` where nobody counted the value's rows.
    case rows(Set<RowID>, RandomRows?)
  }

  /// The sought rows of a value.
  func answer(for value: GoldValue) -> Answer {
    guard let stating = value.rowsStating else { return .unknown }
    switch self {
    case .stating:
      return answer(stating.listed, of: value.rowsHolding, isWhole: stating.isWhole)
    case .wording:
      guard let wording = value.rowsWording, let holding = value.rowsHolding else {
        return .unknown
      }
      // No row is in both where there is none of the one.
      guard stating.count > 0 && wording.count > 0 else { return .none }
      let isWhole = stating.isWhole && wording.isWhole
      let both = stating.listed.intersection(wording.listed)
      guard !isWhole || both.count * 2 < holding.count else { return .none }
      return answer(both, of: holding, isWhole: isWhole)
    }
  }

  private func answer(
    _ rows: Set<RowID>,
    of holding: GoldValue.Rows?,
    isWhole: Bool
  ) -> Answer {
    guard isWhole else { return .cut }
    guard !rows.isEmpty else { return .none }
    return .rows(rows, holding.map { RandomRows(holding: $0.count, gold: rows.count) })
  }
}
