import CICU

/// Why a ``WordScanner`` could not be made: the system's ICU refused.
public enum WordsError: Error, Equatable, Sendable, CustomStringConvertible {
  /// ICU rejected the word-break rules, at a line of them (0 if unknown).
  case breakRules(reason: String, line: Int)
  /// ICU has no word boundaries of its own.
  case dictionary(reason: String)
  /// ICU has no NFKC_Casefold data.
  case folding(reason: String)

  /// One line: what, where, how to fix it.
  public var description: String {
    switch self {
    case .breakRules(let reason, let line):
      "word-break rules, line \(line): ICU says \(reason). \(Self.remedy)"
    case .dictionary(let reason):
      "word boundaries: ICU says \(reason). \(Self.remedy)"
    case .folding(let reason):
      "NFKC_Casefold: ICU says \(reason). \(Self.remedy)"
    }
  }

  private static let remedy = "Install ICU 70 or later with its data, and build Spoor again."

  static func reason(of status: Int32) -> String { String(cString: cicu_status_name(status)) }
}
