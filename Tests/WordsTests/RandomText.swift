import Statistics

/// Texts that mix what real ones keep apart: scripts, marks, joiners, quotes, forms that fold.
struct RandomText {
  var generator: SplitMix64

  init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  private static let pieces: [[String]] = [
    Array("abcXYZ").map(String.init) + ["don't", "U.S.A.", "snake_case", "k:a", "a@b"],
    Array("0123456789").map(String.init) + ["3.14", "1,000", "1;2", "1:2"],
    Array(" \t\n  ").map(String.init) + ["\r\n", "\r", "\u{B}", "\u{C}", "\0", "\u{7F}"],
    Array("'\".,:;_-@/!?()#*`~").map(String.init),
    ["’", "‘", "‛", "“", "”", "„", "‟", "′", "″", "ʼ", "＇", "＂", "´", "¨"],
    ["é", "e\u{301}", "Ö", "ß", "ẞ", "ñ", "ﬁ", "ﬀ", "Σ", "ς", "İ", "Ж", "ŉ", "ǆ", "ﷺ", "ﹰ"],
    ["\u{301}", "\u{327}", "\u{20E3}", "\u{FE0F}", "\u{AD}", "\u{200B}", "\u{200C}", "\u{200D}"],
    ["谢", "谢", "東", "京", "𠮷", "野", "々", "〇", "\u{F900}", "。", "、", "〼"],
    ["タ", "ワ", "ー", "ガ", "カ\u{3099}", "ｶﾞ", "ﾊﾟ", "の", "ゝ", "゛", "・", "㌔"],
    ["한", "국", "가", "각", "\u{1112}", "\u{1161}", "\u{11AB}", "ㄱ", "ﾡ", "\u{115F}", "\u{302E}"],
    ["ก", "ำ", "เ", "\u{E34}", "\u{E48}", "ไทย", "๑", "ລ", "ຳ", "ខ", "្", "ម", "မ", "ြ", "ာ", "၁"],
    ["ع", "ر", "ب", "ي", "\u{64B}", "ﻻ", "٣", "٫", "،", "\u{200F}", "\u{640}"],
    ["ש", "ל", "\u{5B8}", "צה\"ל", "גר'", "״", "׳", "־"],
    ["👩", "👨🏻‍🚒", "🚀", "🏽", "🇩🇪", "🇫", "❤️", "☺", "ℹ", "Ⓜ", "🅰", "1️⃣", "™", "©", "㎏"],
    ["Ｆ", "ｕ", "１", "．", "，", "：", "＿", "½", "²", "①", "𝐀", "\u{1D165}"],
    ["\u{A0}", "\u{3000}", "\u{2003}", "\u{202F}", "\u{85}", "\u{2028}", "\u{1680}", "\u{180E}"],
    ["न", "म", "स्ते", "\u{94D}", "த", "ி", "བོད", "་", "አ", "ა", "ꙮ", "\u{FFFD}", "\u{378}"],
  ]

  /// Up to `longest` pieces, one in two of them from the same few groups, so that runs occur.
  mutating func text(longest: Int = 24) -> String {
    let favourites = [Self.pieces.randomElement(using: &generator), Self.pieces.first]
    var text = ""
    for _ in 0..<Int.random(in: 0...longest, using: &generator) {
      let favourite = favourites.randomElement(using: &generator) ?? nil
      let any = Self.pieces.randomElement(using: &generator)
      let group = Bool.random(using: &generator) ? favourite : any
      text += group?.randomElement(using: &generator) ?? ""
    }
    return text
  }

  /// Bytes that are mostly text, and partly not UTF-8.
  mutating func brokenBytes() -> [UInt8] {
    var bytes = Array(text().utf8)
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      let place = Int.random(in: 0...bytes.count, using: &generator)
      bytes.insert(UInt8.random(in: 0...255, using: &generator), at: place)
    }
    if Bool.random(using: &generator) { bytes.removeLast() }
    return bytes
  }
}
