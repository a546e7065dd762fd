/// One stratum: cases and controls, each counted by whether the thing asked about holds.
public struct FourfoldTable: Hashable, Sendable {
  /// Cases where it holds (a).
  public var casesWith: Int
  /// Cases where it does not (b).
  public var casesWithout: Int
  /// Controls where it holds (c).
  public var controlsWith: Int
  /// Controls where it does not (d).
  public var controlsWithout: Int

  /// Creates a table from counts, none negative.
  public init(
    casesWith: Int = 0,
    casesWithout: Int = 0,
    controlsWith: Int = 0,
    controlsWithout: Int = 0
  ) {
    precondition(
      min(casesWith, casesWithout, controlsWith, controlsWithout) >= 0,
      "a count is negative"
    )
    self.casesWith = casesWith
    self.casesWithout = casesWithout
    self.controlsWith = controlsWith
    self.controlsWithout = controlsWithout
  }

  /// How many cases there are.
  public var cases: Int { casesWith + casesWithout }
  /// How many controls there are.
  public var controls: Int { controlsWith + controlsWithout }

  /// Whether the stratum compares anything: it has cases and controls, and it neither holds
  /// everywhere nor nowhere.
  public var isInformative: Bool {
    cases > 0 && controls > 0 && casesWith + controlsWith > 0 && casesWithout + controlsWithout > 0
  }

  /// Adds cell by cell.
  public static func += (sum: inout FourfoldTable, table: FourfoldTable) {
    sum.casesWith += table.casesWith
    sum.casesWithout += table.casesWithout
    sum.controlsWith += table.controlsWith
    sum.controlsWithout += table.controlsWithout
  }
}
