/// Words of closed classes, in the languages that write names with capitals.
///
/// Closed lists, because what would replace them (any short word) joins a subject to what is said of
/// it: "Ada is The Analyst".
enum ClosedWords {
  /// Small words that stand inside names and titles; no verbs, and no prepositions of place ("Charles
  /// Babbage on the Analytical Engine" are two).
  static let nameParticles: Set<String> = [
    // English
    "of", "the", "and", "a", "an",
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
    "hij", "zij", "ze", "hun", "zijn", "han", "hon", "hans", "hennes",
    // French
    "il", "elle", "ils", "elles", "nous", "je", "son", "sa", "ses", "leur", "leurs",
    // Spanish, Portuguese, Italian
    "ella", "ellos", "ellas", "su", "sus", "ele", "ela", "eles", "elas", "seu", "sua", "lui", "lei",
    "egli", "suo",
  ]

  /// Forms of "to be" and "to have", which any sentence may hold; not those that are another
  /// language's article: "Create a list" has no subject.
  static let auxiliaries: Set<String> = [
    "is", "are", "was", "were", "be", "been", "has", "have", "had",
    "ist", "sind", "war", "waren", "hat", "haben", "hatte", "wurde", "wird", "werden",
    "est", "sont", "était", "ont", "avait", "es", "son", "era", "fue", "ha", "han", "è",
    "sono", "é", "são", "foi", "zijn", "heeft", "är", "var", "er",
  ]

  /// Words that begin a sentence in place of its subject.
  static let pointers: Set<String> = [
    "this", "that", "these", "those", "there", "here", "what", "who", "which", "where", "when",
    "how",
    "das", "dies", "diese", "dieser", "dieses", "da", "hier", "was", "wer", "wo", "wann", "wie",
    "dit", "dat", "deze", "die", "er", "wat", "wie", "det", "den", "dette", "där", "hvad",
    "ce", "cela", "ceci", "celui", "celle", "voici", "qui", "que", "où", "quand",
    "esto", "este", "esta", "eso", "ese", "esa", "aquí", "quién", "qué", "isto", "isso", "aqui",
    "questo", "questa", "quello", "quella", "chi", "che", "dove",
  ]

  /// Words that answer a question alone, and name nothing.
  static let verdicts: Set<String> = [
    "yes", "no", "true", "false", "none", "unknown", "maybe", "sorry", "ok",
    "ja", "nein", "wahr", "falsch", "nee", "nej", "oui", "non", "vrai", "faux", "sí", "si", "não",
    "sim", "vero", "falso", "verdadero", "verdadeiro",
  ]

  /// Whether any sentence may hold the word, whatever it speaks of.
  static func contains(_ word: String) -> Bool {
    nameParticles.contains(word) || subjectPronouns.contains(word) || circumstances.contains(word)
      || auxiliaries.contains(word)
  }

  /// Prepositions after which a name is a place, a time or a means, not what is spoken of.
  static let circumstances: Set<String> = [
    "in", "on", "at", "by", "for", "to", "with", "from", "during", "after", "before", "under",
    "near",
    "im", "am", "auf", "bei", "mit", "nach", "seit", "aus", "bij", "met", "naar", "uit",
    "dans", "en", "à", "au", "avec", "pour", "par", "chez", "con", "para", "por", "com", "em",
    "per",
  ]
}
