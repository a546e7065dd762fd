import Foundation

/// The names of the months, and what they are cut to, in the languages of CLDR that write them with
/// letters of a case.
enum MonthNames {
  private static let languages = [
    "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "cs", "hu", "ro", "tr",
    "ru", "uk", "el",
  ]

  private static let names: Set<String> = languages.reduce(into: []) { names, language in
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: language)
    for symbols in [formatter.monthSymbols, formatter.shortMonthSymbols] {
      names.formUnion(
        symbols.map { $0.lowercased().filter { $0 != "." } }.filter { $0.count > 2 }
      )
    }
  }

  /// Whether a folded word is a month.
  static func contains(_ word: String) -> Bool { names.contains(word) }
}
