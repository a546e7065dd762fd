// The kernels for vectors of LANES floats; divergence.c includes this once for each instruction set.
//
// NAME(x) gives a function its suffix and TARGET its attribute. HAS_AVX512, HAS_AVX2 and HAS_FMA
// say which instructions may be used beyond the compiler's own vectors.

#include "vectors.h"

// The greatest and the least of `count` logits, a multiple of STEP; NaN may be missed.
INLINE void NAME(range_of_floats)(const void *logits, size_t count, block_range *range) {
  FLOATS high[4], low[4];
  for (int part = 0; part < 4; part++) {
    high[part] = NAME(splat)(-INFINITY);
    low[part] = NAME(splat)(INFINITY);
  }
  for (size_t index = 0; index < count; index += 4 * LANES) {
    for (int part = 0; part < 4; part++) {
      FLOATS values = NAME(load)(logits, index + part * LANES, SPOOR_SINGLE);
      high[part] = NAME(greater)(values, high[part]);
      low[part] = NAME(lesser)(values, low[part]);
    }
  }
  for (int part = 1; part < 4; part++) {
    high[0] = NAME(greater)(high[part], high[0]);
    low[0] = NAME(lesser)(low[part], low[0]);
  }
  range->high = NAME(greatest)(high[0]);
  range->low = -NAME(greatest)(-low[0]);
}

// The same of two-byte numbers, as integers: among numbers of one sign the greater magnitude is
// the greater integer, so three extremes of the bits hold both ends, and twice as many fit a vector.
INLINE void NAME(range_of_shorts)(
  const void *logits, size_t count, spoor_number number, block_range *range
) {
  typedef uint16_t unsigneds __attribute__((vector_size(4 * LANES)));
  typedef int16_t signeds __attribute__((vector_size(4 * LANES)));
  unsigneds most[2] = {{0}, {0}}, least[2];
  signeds positive[2];
  for (int part = 0; part < 2; part++) {
    least[part] = (unsigneds){0} - 1;
    positive[part] = (signeds)((unsigneds){0} + 0x8000);
  }
  for (size_t index = 0; index < count; index += 4 * LANES) {
    for (int part = 0; part < 2; part++) {
      unsigneds bits;
      memcpy(&bits, (const char *)logits + 2 * (index + 2 * LANES * part), sizeof bits);
      most[part] = __builtin_elementwise_max(bits, most[part]);
      least[part] = __builtin_elementwise_min(bits, least[part]);
      positive[part] = __builtin_elementwise_max((signeds)bits, positive[part]);
    }
  }
  most[0] = __builtin_elementwise_max(most[0], most[1]);
  least[0] = __builtin_elementwise_min(least[0], least[1]);
  positive[0] = __builtin_elementwise_max(positive[0], positive[1]);
  uint16_t greatest = __builtin_reduce_max(most[0]), smallest = __builtin_reduce_min(least[0]);
  int16_t signedGreatest = __builtin_reduce_max(positive[0]);
  range->high = one_logit(signedGreatest >= 0 ? (uint16_t)signedGreatest : smallest, number);
  range->low = one_logit(greatest >= 0x8000 ? greatest : smallest, number);
}

// One chunk's sums with e = 2^u, u = logit·log₂e − reference, for tuned (0) and base (1).
//
// `isWide` is for blocks where a u may lie below −126 or be −∞: the exponential is then that of
// −126, too small to count beside 2^0, and a factor of −∞ becomes a large number.
INLINE void NAME(sum_chunk)(
  const block_rows *rows, size_t start, size_t end, spoor_number number, const FLOATS references[2],
  bool isWide, FLOATS totals[6]
) {
  const FLOATS least = NAME(splat)(-126.0f), far = NAME(splat)(-FARTHEST);
  const size_t size = number == SPOOR_SINGLE ? 4 : 2;
  FLOATS sums[2][6] = {{{0}}};
  for (size_t index = start; index < end; index += 2 * LANES) {
    for (size_t line = 0; line < size * 2 * LANES; line += 64) {
      __builtin_prefetch(rows->next[0] + size * index + line);
      __builtin_prefetch(rows->next[1] + size * index + line);
    }
    FLOATS tuned[2], base[2];
    NAME(load_pair)(rows->logits[0], index, number, tuned);
    NAME(load_pair)(rows->logits[1], index, number, base);
    for (int part = 0; part < 2; part++) {
      FLOATS u = NAME(bits_above)(tuned[part], references[0]);
      FLOATS v = NAME(bits_above)(base[part], references[1]);
      FLOATS p, q;
      if (isWide) {
        p = NAME(exp2)(NAME(greater)(least, u));
        q = NAME(exp2)(NAME(greater)(least, v));
        u = NAME(greater)(far, u);
        v = NAME(greater)(far, v);
      } else {
        p = NAME(exp2)(u);
        q = NAME(exp2)(v);
      }
      FLOATS difference = u - v;
      sums[part][0] += p;
      sums[part][1] += q;
      sums[part][2] += p * u;
      sums[part][3] += q * v;
      sums[part][4] += p * difference;
      sums[part][5] += q * difference;
    }
  }
  for (int sum = 0; sum < 6; sum++) totals[sum] += sums[0][sum] + sums[1][sum];
}

// One block's sums. They are made of short ones: a certain token's 1 swallows what is added to it,
// so its lane must not meet too many of the others.
INLINE void NAME(sum_block)(
  const block_rows *rows, spoor_number number, const double references[2], bool isWide,
  double sums[6]
) {
  const FLOATS splat[2] = {
      NAME(reference)(references[0]), NAME(reference)(references[1]),
  };
  FLOATS totals[6] = {{0}};
  size_t start = 0;
  for (; start + 32 * LANES <= rows->count; start += 32 * LANES) {
    NAME(sum_chunk)(rows, start, start + 32 * LANES, number, splat, isWide, totals);
  }
  NAME(sum_chunk)(rows, start, rows->count, number, splat, isWide, totals);
  for (int sum = 0; sum < 6; sum++) sums[sum] = NAME(added)(totals[sum]);
}

// How many of `count` logits are greater than `limit`; `count` is a multiple of STEP.
INLINE uint64_t NAME(count_above)(
  const void *logits, size_t count, spoor_number number, float limit
) {
  WORDS above = {0};
  for (size_t index = 0; index < count; index += LANES) {
    above -= NAME(load)(logits, index, number) > limit;
  }
  return (uint64_t)__builtin_reduce_add(above);
}

// Finds those of `count` logits that are greater than `limit`; they are taken to be few.
INLINE void NAME(find_above)(
  const void *logits, size_t count, spoor_number number, float limit, block_finds *finds
) {
  for (size_t index = 0; index < count; index += LANES) {
    FLOATS values = NAME(load)(logits, index, number);
    if (!NAME(any_above)(values, limit)) continue;
    for (size_t lane = 0; lane < LANES; lane++) {
      if (!(values[lane] > limit)) continue;
      finds->places[finds->count] = (uint16_t)(index + lane);
      finds->logits[finds->count] = values[lane];
      finds->count++;
    }
  }
}

static TARGET uint64_t NAME(count)(
  const void *logits, size_t count, spoor_number number, float limit
) {
  switch (number) {
  case SPOOR_HALF: return NAME(count_above)(logits, count, SPOOR_HALF, limit);
  case SPOOR_BRAIN: return NAME(count_above)(logits, count, SPOOR_BRAIN, limit);
  default: return NAME(count_above)(logits, count, SPOOR_SINGLE, limit);
  }
}

static TARGET void NAME(find)(
  const void *logits, size_t count, spoor_number number, float limit, block_finds *finds
) {
  finds->count = 0;
  switch (number) {
  case SPOOR_HALF: NAME(find_above)(logits, count, SPOOR_HALF, limit, finds); break;
  case SPOOR_BRAIN: NAME(find_above)(logits, count, SPOOR_BRAIN, limit, finds); break;
  default: NAME(find_above)(logits, count, SPOOR_SINGLE, limit, finds); break;
  }
}

// Whether tuned (0) or base (1) gives −∞ to a token that the other does not.
static TARGET void NAME(exclusions)(
  const float *tuned, const float *base, size_t count, bool excludes[2]
) {
  WORDS found[2] = {{0}, {0}};
  for (size_t index = 0; index < count; index += LANES) {
    WORDS first = NAME(load)(tuned, index, SPOOR_SINGLE) == -INFINITY;
    WORDS second = NAME(load)(base, index, SPOOR_SINGLE) == -INFINITY;
    found[0] |= first & ~second;
    found[1] |= second & ~first;
  }
  for (int side = 0; side < 2; side++) {
    excludes[side] = __builtin_reduce_or(found[side]) != 0;
  }
}

static TARGET void NAME(widen)(
  const void *logits, size_t count, spoor_number number, float *floats
) {
  for (size_t index = 0; index < count; index += LANES) {
    FLOATS values = number == SPOOR_HALF ? NAME(load)(logits, index, SPOOR_HALF)
                                         : NAME(load)(logits, index, SPOOR_BRAIN);
    memcpy(floats + index, &values, sizeof values);
  }
}

static TARGET void NAME(range)(
  const void *logits, size_t count, spoor_number number, block_range *range
) {
  switch (number) {
  case SPOOR_HALF: NAME(range_of_shorts)(logits, count, SPOOR_HALF, range); break;
  case SPOOR_BRAIN: NAME(range_of_shorts)(logits, count, SPOOR_BRAIN, range); break;
  default: NAME(range_of_floats)(logits, count, range); break;
  }
}

static TARGET void NAME(sum)(
  const block_rows *rows, spoor_number number, const double references[2], bool isWide,
  double sums[6]
) {
  if (isWide) {
    switch (number) {
    case SPOOR_HALF: NAME(sum_block)(rows, SPOOR_HALF, references, true, sums); break;
    case SPOOR_BRAIN: NAME(sum_block)(rows, SPOOR_BRAIN, references, true, sums); break;
    default: NAME(sum_block)(rows, SPOOR_SINGLE, references, true, sums); break;
    }
  } else {
    switch (number) {
    case SPOOR_HALF: NAME(sum_block)(rows, SPOOR_HALF, references, false, sums); break;
    case SPOOR_BRAIN: NAME(sum_block)(rows, SPOOR_BRAIN, references, false, sums); break;
    default: NAME(sum_block)(rows, SPOOR_SINGLE, references, false, sums); break;
    }
  }
}

// p ln(2p/s) + q ln(2q/s) of s = p + q where |p − q| is over half of s, and `log_ratio` is ±ln(p/q).
//
// With the greater a, the lesser b and w = b/a ≤ ⅓ it is (a + b)(ln 2 − ln(1 + w)) + b ln w.
INLINE FLOATS NAME(far_apart)(FLOATS total, FLOATS distance, FLOATS log_ratio) {
  FLOATS lesser = (total - distance) * 0.5f;
  FLOATS w = (total - distance) / (total + distance);
  FLOATS logarithm = w * -0.0690562496f + 0.16407273f;
  logarithm = logarithm * w - 0.242827572f;
  logarithm = logarithm * w + 0.332580128f;
  logarithm = logarithm * w - 0.499962956f;
  logarithm = logarithm * w + 0.999999388f;
  logarithm = logarithm * w;
  FLOATS log_w = (FLOATS)((WORDS)log_ratio | (int32_t)0x80000000);
  return total * ((float)M_LN2 - logarithm) + lesser * log_w;
}

// A block's share of total variation and Jensen–Shannon, of floats.
//
// With s = p + q and r = (p − q) / s, p ln(2p/s) + q ln(2q/s) is s·r²·(½ + r²/12 + r⁴/30 + …): the
// series where |r| ≤ ½, because logarithms would cancel there, and ``far_apart`` elsewhere, which is
// left out where no lane needs it: most tokens are about as likely under both models.
static TARGET void NAME(spread)(
  const block_rows *rows, const double references[2], const double sums[2], double spread[2]
) {
  const FLOATS first = NAME(reference)(references[0]), second = NAME(reference)(references[1]);
  const FLOATS least = NAME(splat)(-126.0f);
  const float scales[2] = {(float)(1 / sums[0]), (float)(1 / sums[1])};
  const float gap = (float)(log(sums[0]) - log(sums[1]));
  FLOATS absolute = {0}, divergence = {0};
  for (size_t index = 0; index < rows->count; index += LANES) {
    FLOATS tuned = NAME(load)(rows->logits[0], index, SPOOR_SINGLE);
    FLOATS base = NAME(load)(rows->logits[1], index, SPOOR_SINGLE);
    FLOATS u = NAME(greater)(least, NAME(bits_above)(tuned, first));
    FLOATS v = NAME(greater)(least, NAME(bits_above)(base, second));
    FLOATS p = NAME(exp2)(u) * scales[0], q = NAME(exp2)(v) * scales[1];
    FLOATS total = p + q, difference = p - q;
    FLOATS distance = (FLOATS)((WORDS)difference & 0x7fffffff);
    absolute += distance;
    FLOATS ratio = distance / total, square = ratio * ratio;
    FLOATS series = square * (1.0f / 182.0f) + (1.0f / 132.0f);
    series = series * square + (1.0f / 90.0f);
    series = series * square + (1.0f / 56.0f);
    series = series * square + (1.0f / 30.0f);
    series = series * square + (1.0f / 12.0f);
    series = series * square + 0.5f;
    series = series * square * total;
    if (NAME(any_above)(ratio, 0.5f)) {
      FLOATS log_ratio = (u - v) * (float)M_LN2 - gap;
      FLOATS direct = NAME(far_apart)(total, distance, log_ratio);
      WORDS isFar = ratio > 0.5f;
      series = (FLOATS)(((WORDS)direct & isFar) | ((WORDS)series & ~isFar));
    }
    divergence += series;
  }
  spread[0] = NAME(added)(absolute);
  spread[1] = NAME(added)(divergence);
}

static const kernel NAME(kernel) = {
    NAME(range), NAME(sum), NAME(count), NAME(find), NAME(exclusions), NAME(widen),
    NAME(spread), HAS_FMA,
};

#undef FLOATS
#undef WORDS
#undef SHORTS
#undef INLINE
#undef TURNED
