/// Words of closed classes, in the languages that write names with capitals.
///
/// Closed lists, because what would replace them (any short word) joins a subject to what is said of
/// it: "Ada is The Analyst".
enum ClosedWords {
  /// Small words that stand inside names and titles; no verbs.
  static let nameParticles: Set<String> = [
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

  /// Pronouns that are what a sentence speaks of, its subject or its owner ("Her best work is …").
  static let subjectPronouns: Set<String> = [
    // English
    "he", "she", "it", "they", "we", "i", "you", "his", "her", "its", "their",
    // German
    "er", "sie", "es", "wir", "ich", "sein", "seine", "ihr", "ihre",
    // Dutch, Scandinavian
    "hij", "zij", "ze", "hun", "zijn", "han", "hon", "hun", "hans", "hennes",
    // French
    "il", "elle", "ils", "elles", "nous", "je", "son", "sa", "ses", "leur", "leurs",
    // Spanish, Portuguese, Italian
    "ella", "ellos", "ellas", "su", "sus", "ele", "ela", "eles", "elas", "seu", "sua", "lui", "lei",
    "egli", "suo",
  ]

  /// Prepositions after which a name is a place, a time or a means, not what is spoken of.
  static let circumstances: Set<String> = [
    "in", "on", "at", "by", "for", "to", "with", "from", "during", "after", "before", "under",
    "near",
    "im", "am", "auf", "bei", "mit", "nach", "seit", "aus", "bij", "met", "naar", "uit",
    "dans", "en", "à", "au", "avec", "pour", "par", "chez", "con", "para", "por", "com", "em",
    "per",
  ]
}
