import Foundation

/// The names of the months, and what they are cut to, in the languages of CLDR that write them with
/// letters of a case.
enum MonthNames {
  private static let languages = [
    "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "cs", "hu", "ro", "tr",
    "ru", "uk", "el",
  ]

  /// Of a name that two languages give to different months the first language's counts.
  private static let months: [String: Int] = languages.reduce(into: [:]) { months, language in
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: language)
    for symbols in [formatter.monthSymbols, formatter.shortMonthSymbols] {
      for (index, symbol) in symbols.enumerated() {
        let name = symbol.lowercased().filter { $0 != "." }
        if name.count > 2, months[name] == nil { months[name] = index + 1 }
      }
    }
  }

  /// The month of a folded name, 1...12.
  static func month(_ word: String) -> Int? { months[word] }
}
