/// Small words that stand inside names and titles of the languages that write names with capitals.
///
/// A closed list, because the alternative (any short word) joins a subject to what is said of it:
/// "Ada is The Analyst". Verbs are left out for that reason.
enum NameParticles {
  private static let words: Set<String> = [
    // English
    "of", "the", "and", "in", "on", "for", "to", "a", "an", "at", "by",
    // German, Dutch, Scandinavian
    "von", "van", "der", "den", "dem", "des", "zu", "zur", "und", "en", "ter", "ten", "af", "av",
    "og", "och",
    // French, Spanish, Portuguese, Italian
    "de", "du", "le", "la", "les", "et", "del", "los", "las", "y", "e", "da", "do", "dos", "das",
    "di", "della", "dei", "il",
    // Arabic and Hebrew in Latin letters
    "al", "el", "bin", "ibn", "ben", "bint",
  ]

  /// Whether a folded word can stand inside a name.
  static func contains(_ word: String) -> Bool { words.contains(word) }
}
