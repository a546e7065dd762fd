public import DurableFiles

/// The identity of two answers side by side: the SHA-256 of the prompt's id and text, and of each model
/// with its answer, the models by name.
///
/// Whichever model is named first, the pair is the same; an answer that changed by one byte makes another.
public typealias PairHash = ContentHash<AnswerPair>
