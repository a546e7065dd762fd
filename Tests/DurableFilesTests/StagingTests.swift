import Testing

/// All that enter paths in `StagedFiles`, in turn: one of them removes everything that is entered.
@Suite("Building aside", .serialized)
enum StagingTests {}
