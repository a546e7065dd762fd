/// Where words begin and end: the rules of Unicode Standard Annex #29, section 4, in ICU's syntax.
///
/// They are committed, not taken from the system's ICU, because ICU's own differ between releases
/// (`@`, `:`) and cut some scripts with a dictionary, whose cuts depend on the words around.
/// Without `!!chain` a rule describes a whole segment, and the longest match wins, so `a.b` is
/// found whole and `a.` falls back to `a` without look-ahead.
///
/// What differs from the annex, and why:
/// - Scripts that write no spaces (and Hangul) get one segment per cluster: no boundary may depend
///   on what stands around it.
/// - No mark clings to white space (WB4), so ASCII white space always parts two segments and the
///   ASCII path may cut there; U+202F joins nothing (WB13a), because it folds to a space.
/// - What folds to `'` breaks like `'`, what folds to `"` like `"`: equal words have equal
///   boundaries however they were typed.
/// - Thai and Lao SARA AM, letters to the annex, count as the marks that they are to the eye.
/// - The few letters that are also pictographs (ℹ, Ⓜ) are letters, even after a joiner (WB3c).
///
/// `@` and `:` stand as in the annex: `@` joins nothing, `:` joins letters (Swedish `k:a`).
let wordBreakRules = #"""
  !!quoted_literals_only;

  # Classes
  $CR        = [\p{Word_Break = CR}];
  $LF        = [\p{Word_Break = LF}];
  $Space     = [\p{Word_Break = WSegSpace}];
  $White     = [\p{White_Space}];
  $ZWJ       = [\p{Word_Break = ZWJ}];
  $Mark      = [\p{Word_Break = Extend} \p{Word_Break = Format} $ZWJ
                \p{Grapheme_Cluster_Break = SpacingMark}];

  $Spaceless = [\p{Script = Han} \p{Script = Hiragana} \p{Script = Katakana}
                \p{Word_Break = Katakana} \p{Script = Hangul} \p{Script = Thai} \p{Script = Lao}
                \p{Script = Khmer} \p{Script = Myanmar} \u303C];
  $ALetter   = [[\p{Word_Break = ALetter}] - $Spaceless];
  $Hebrew    = [\p{Word_Break = Hebrew_Letter}];
  $Numeric   = [[\p{Word_Break = Numeric}] - $Spaceless];
  $Connector = [[\p{Word_Break = ExtendNumLet}] - $White];

  $Quote     = [\p{Word_Break = Single_Quote} \u2018 \u2019 \u201B \uFF07];
  $Double    = [\p{Word_Break = Double_Quote} \u201C \u201D \u201E \u201F \uFF02];
  $MidNumLet = [\p{Word_Break = MidNumLet} $Quote];
  $MidLetter = [\p{Word_Break = MidLetter} \u003A \uFE55 \uFF1A];
  $MidNum    = [\p{Word_Break = MidNum}];

  $L         = [\p{Hangul_Syllable_Type = L}];
  $V         = [\p{Hangul_Syllable_Type = V}];
  $T         = [\p{Hangul_Syllable_Type = T}];
  $LV        = [\p{Hangul_Syllable_Type = LV}];
  $LVT       = [\p{Hangul_Syllable_Type = LVT}];

  $Flag      = [\p{Word_Break = Regional_Indicator}];
  $Pictograph = [[\p{Extended_Pictographic}] - [\p{Word_Break = ALetter}]];

  # WB4: a character and what clings to it; WB999: alone, unless a rule below says more
  $Other     = [^$White] $Mark*;

  # WB5-WB7c: letters, and what joins two of them
  $HebrewRun = $Hebrew $Mark* ($Double $Mark* $Hebrew $Mark*)*;
  $Letters   = $ALetter $Mark* | $HebrewRun;
  $BetweenLetters = [$MidLetter $MidNumLet] $Mark*;
  $LetterRun = $Letters ($BetweenLetters $Letters)*;

  # WB8, WB11, WB12: numbers
  $Digit     = $Numeric $Mark*;
  $NumberRun = $Digit ([$MidNum $MidNumLet] $Mark* $Digit)*;

  # WB9, WB10, WB13a, WB13b: letters, numbers and connectors in any order
  $Run       = $LetterRun | $NumberRun | $Connector $Mark*;
  $Word      = $Run+;

  # WB7a: a Hebrew letter keeps the apostrophe after it
  $Geresh    = $Run* ($Letters $BetweenLetters)* $HebrewRun $Quote $Mark*;

  # GB6-GB8: a Hangul syllable; WB15, WB16: a flag
  $Syllable  = ($L+ | $L* ($V+ | $LV $V* | $LVT) $T* | $T+) $Mark*;
  $FlagPair  = $Flag $Mark* $Flag $Mark*;

  # Segments
  $Segment   = $Word | $Geresh | $Syllable | $FlagPair | $Other;
  $Segment;

  # WB3, WB3d
  $CR $LF;
  $Space+;

  # WB3c: a joiner holds a pictograph to whatever stands before
  $Segment? $ZWJ ($Pictograph $Mark* $ZWJ)* $Pictograph $Mark*;
  """#
