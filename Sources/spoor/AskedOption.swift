/// One option of one question behind one prompt.
struct AskedOption: Sendable {
  /// The question's place.
  var question: Int
  /// The option's place.
  var option: Int
  /// What the scores are called.
  var condition: String
  /// What stands before it.
  var prompt: String
  /// The option, with the blank before it.
  var text: String
  /// What files call it.
  var id: String
}
