import CICU

/// What words depend on, for the manifest of whatever stores them.
///
/// Words found under another ``hash`` or ``unicodeVersion`` may have other boundaries or another
/// fold; an index that holds such words must be built anew.
public enum WordRules {
  /// Counts the changes of the rules or of the fold that give any text other words.
  public static let version = 1

  /// Identifies the rule text and the fold: 64-bit FNV-1a, 16 hexadecimal digits.
  public static let hash: String = {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in "fold \(FoldedWord.version)\n\(wordBreakRules)".utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }()

  /// The version of Unicode whose properties the system's ICU holds, such as `15.0.0`.
  public static var unicodeVersion: String {
    "\(cicu_unicode_version(0)).\(cicu_unicode_version(1)).\(cicu_unicode_version(2))"
  }
}
