// Vectors of LANES floats and what the kernels do with them; kernel.h includes this once for each
// instruction set and says what NAME, TARGET, LANES and HAS_… mean.

typedef float NAME(floats) __attribute__((vector_size(4 * LANES)));
typedef int32_t NAME(words) __attribute__((vector_size(4 * LANES)));
typedef uint16_t NAME(shorts) __attribute__((vector_size(2 * LANES)));
#define FLOATS NAME(floats)
#define WORDS NAME(words)
#define SHORTS NAME(shorts)
#define INLINE static inline __attribute__((always_inline)) TARGET

INLINE FLOATS NAME(splat)(float value) { return value - (FLOATS){0}; }

// As x86 has it: the second operand where either is NaN.
INLINE FLOATS NAME(greater)(FLOATS one, FLOATS other) {
#if HAS_AVX512
  return (FLOATS)_mm512_max_ps((__m512)one, (__m512)other);
#elif HAS_AVX2
  return (FLOATS)_mm256_max_ps((__m256)one, (__m256)other);
#else
  WORDS first = one > other;
  return (FLOATS)(((WORDS)one & first) | ((WORDS)other & ~first));
#endif
}

INLINE FLOATS NAME(lesser)(FLOATS one, FLOATS other) {
#if HAS_AVX512
  return (FLOATS)_mm512_min_ps((__m512)one, (__m512)other);
#elif HAS_AVX2
  return (FLOATS)_mm256_min_ps((__m256)one, (__m256)other);
#else
  return -NAME(greater)(-one, -other);
#endif
}

// Lane i of the result is lane i + distance, round the end.
#if LANES == 16
#define TURNED(values, distance)                                                                   \
  __builtin_shufflevector(                                                                         \
    values, values, (0 + distance) % 16, (1 + distance) % 16, (2 + distance) % 16,                 \
    (3 + distance) % 16, (4 + distance) % 16, (5 + distance) % 16, (6 + distance) % 16,            \
    (7 + distance) % 16, (8 + distance) % 16, (9 + distance) % 16, (10 + distance) % 16,           \
    (11 + distance) % 16, (12 + distance) % 16, (13 + distance) % 16, (14 + distance) % 16,        \
    (15 + distance) % 16                                                                           \
  )
#elif LANES == 8
#define TURNED(values, distance)                                                                   \
  __builtin_shufflevector(                                                                         \
    values, values, (0 + distance) % 8, (1 + distance) % 8, (2 + distance) % 8,                    \
    (3 + distance) % 8, (4 + distance) % 8, (5 + distance) % 8, (6 + distance) % 8,                \
    (7 + distance) % 8                                                                             \
  )
#else
#define TURNED(values, distance)                                                                   \
  __builtin_shufflevector(                                                                         \
    values, values, (0 + distance) % 4, (1 + distance) % 4, (2 + distance) % 4,                    \
    (3 + distance) % 4                                                                             \
  )
#endif

INLINE float NAME(greatest)(FLOATS values) {
#if LANES == 16
  values = NAME(greater)(values, TURNED(values, 8));
#endif
#if LANES >= 8
  values = NAME(greater)(values, TURNED(values, 4));
#endif
  values = NAME(greater)(values, TURNED(values, 2));
  values = NAME(greater)(values, TURNED(values, 1));
  return values[0];
}

INLINE float NAME(added)(FLOATS values) {
#if LANES == 16
  values += TURNED(values, 8);
#endif
#if LANES >= 8
  values += TURNED(values, 4);
#endif
  values += TURNED(values, 2);
  values += TURNED(values, 1);
  return values[0];
}

INLINE bool NAME(any_above)(FLOATS values, float limit) {
#if HAS_AVX512
  return _mm512_cmp_ps_mask((__m512)values, (__m512)NAME(splat)(limit), _CMP_GT_OQ) != 0;
#elif HAS_AVX2
  return _mm256_movemask_ps((__m256)(values > limit)) != 0;
#else
  return __builtin_reduce_or(values > limit) != 0;
#endif
}

// 2^x for −126 ≤ x ≤ 1, within 5e-7 relative (AVX-512), 1e-7 (others); NaN stays NaN.
//
// x is split into a multiple of 1/16 (1/8, 1), whose power comes from a table in one register and
// from shifting its whole part into the exponent, and a rest, whose power is a polynomial. A table
// entry has its own shift taken off beforehand, so that no bit needs masking. The polynomials are
// minimax in relative error with the value 1 at 0.
INLINE FLOATS NAME(exp2)(FLOATS x) {
#if HAS_AVX512
  const WORDS table = {
      0x3f800000, 0x3f7daac3, 0x3f7b95c2, 0x3f79c3d3, 0x3f7837f0, 0x3f76f532,
      0x3f75fed7, 0x3f75583f, 0x3f7504f3, 0x3f7508a4, 0x3f75672a, 0x3f76248c,
      0x3f7744fd, 0x3f78ccdf, 0x3f7ac0c7, 0x3f7d257d,
  };
  FLOATS shifted = x + 0x1.8p19f;
  FLOATS rest = x - (shifted - 0x1.8p19f);
  WORDS entry = (WORDS)_mm512_permutexvar_epi32((__m512i)shifted, (__m512i)table);
  FLOATS scale = (FLOATS)(entry + ((WORDS)shifted << 19));
  FLOATS power = rest * 0.24022643f + 0.693187721f;
#elif HAS_AVX2
  const WORDS table = {
      0x3f800000, 0x3f7b95c2, 0x3f7837f0, 0x3f75fed7, 0x3f7504f3, 0x3f75672a,
      0x3f7744fd, 0x3f7ac0c7,
  };
  FLOATS shifted = x + 0x1.8p20f;
  FLOATS rest = x - (shifted - 0x1.8p20f);
  WORDS entry = (WORDS)_mm256_permutevar8x32_epi32((__m256i)table, (__m256i)shifted);
  FLOATS scale = (FLOATS)(entry + ((WORDS)shifted << 20));
  FLOATS power = rest * 0.0554962218f + 0.240257626f;
  power = power * rest + 0.693147214f;
#else
  FLOATS shifted = x + 0x1.8p23f;
  FLOATS rest = x - (shifted - 0x1.8p23f);
  FLOATS scale = (FLOATS)(((WORDS)shifted << 23) + 0x3f800000);
  FLOATS power = rest * 0.00132647273f + 0.0096715127f;
  power = power * rest + 0.0555073374f;
  power = power * rest + 0.240222421f;
  power = power * rest + 0.693146978f;
#endif
  power = power * rest;
  return scale * power + scale;
}

// A row's reference as `bits_above` wants it.
INLINE FLOATS NAME(reference)(double reference) {
  return NAME(splat)((float)(HAS_FMA ? reference : reference / LOG2E));
}

// (logit − reference) · log₂e without a rounding between the two operations that a large logit would
// show: fused where the processor can, else subtracting first.
INLINE FLOATS NAME(bits_above)(FLOATS logits, FLOATS reference) {
#if HAS_FMA
  return __builtin_elementwise_fma(logits, NAME(splat)(LOG2E), -reference);
#else
  return (logits - reference) * LOG2E;
#endif
}

// LANES logits from any address. Exact, NaN included: brain numbers are the upper half of a float;
// without F16C a half's exponent and fraction are moved into a float's place, and 2^112 corrects
// the exponent's bias.
INLINE FLOATS NAME(load)(const void *logits, size_t index, spoor_number number) {
  if (number == SPOOR_SINGLE) {
    FLOATS floats;
    memcpy(&floats, (const char *)logits + 4 * index, sizeof floats);
    return floats;
  }
  SHORTS bits;
  memcpy(&bits, (const char *)logits + 2 * index, sizeof bits);
  if (number == SPOOR_BRAIN) return (FLOATS)(__builtin_convertvector(bits, WORDS) << 16);
#if HAS_AVX512
  return (FLOATS)_mm512_cvtph_ps((__m256i)bits);
#elif HAS_AVX2
  return (FLOATS)_mm256_cvtph_ps((__m128i)bits);
#else
  WORDS wide = __builtin_convertvector(bits, WORDS);
  WORDS magnitude = (wide & 0x7fff) << 13;
  WORDS isFinite = (wide & 0x7c00) != 0x7c00;
  WORDS finite = (WORDS)((FLOATS)magnitude * 0x1p112f);
  WORDS other = magnitude | 0x7f800000;
  return (FLOATS)(((wide & 0x8000) << 16) | (finite & isFinite) | (other & ~isFinite));
#endif
}

// 2 · LANES logits, in an order of their own that is the same for both rows: brain numbers are taken
// apart into the even and the odd ones, which widens them without moving a lane.
INLINE void NAME(load_pair)(
  const void *logits, size_t index, spoor_number number, FLOATS pair[2]
) {
  if (number != SPOOR_BRAIN) {
    pair[0] = NAME(load)(logits, index, number);
    pair[1] = NAME(load)(logits, index + LANES, number);
    return;
  }
  WORDS bits;
  memcpy(&bits, (const char *)logits + 2 * index, sizeof bits);
  pair[0] = (FLOATS)(bits << 16);
  pair[1] = (FLOATS)(bits & (int32_t)0xffff0000);
}
