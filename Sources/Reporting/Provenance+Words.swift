import SpoorModel

extension Provenance {
  /// What the word means, a sentence without its full stop, for people who read it the first time.
  var meaning: String {
    switch self {
    case .borrowed:
      "the words stand in the training outputs, and tuning made them at least ten times likelier"
    case .present: "the words stand in the training outputs; what tuning did to them is unknown"
    case .shared:
      "the words stand in the training outputs, and the base model would nearly have said them too"
    case .weak:
      "the words stand in the training outputs; tuning moved them, but less than ten times"
    case .common:
      "the words stand in the training outputs, but also where nothing can have been borrowed, or by chance"
    case .near: "the words stand in the training outputs with some of them swapped"
    case .partial: "half of the content words stand in the training outputs in one run"
    case .unseen: "the words do not stand in the training outputs"
    }
  }
}
