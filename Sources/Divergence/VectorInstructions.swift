internal import CDivergence

/// Which of a processor's instructions ``DivergenceKernel`` uses.
public enum VectorInstructions: Hashable, Sendable, CaseIterable {
  /// What every processor of the platform has.
  case portable
  /// 256-bit vectors (x86-64-v3).
  case avx2
  /// 512-bit vectors (x86-64-v4).
  case avx512

  /// The widest that this processor has.
  public static var best: VectorInstructions {
    switch spoor_best_instructions() {
    case SPOOR_AVX512: .avx512
    case SPOOR_AVX2: .avx2
    default: .portable
    }
  }

  /// Those that this processor has, narrowest first.
  public static var available: ArraySlice<VectorInstructions> {
    allCases.prefix { $0.code.rawValue <= spoor_best_instructions().rawValue }
  }

  var code: spoor_instructions {
    switch self {
    case .portable: SPOOR_PORTABLE
    case .avx2: SPOOR_AVX2
    case .avx512: SPOOR_AVX512
    }
  }
}
