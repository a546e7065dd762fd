#include "blocks.h"

#include <math.h>
#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

static size_t size_of(spoor_number number) {
  switch (number) {
  case SPOOR_DOUBLE: return 8;
  case SPOOR_SINGLE: return 4;
  default: return 2;
  }
}

// A two-byte number's value, NaN included.
static float one_logit(uint16_t bits, spoor_number number) {
  uint32_t wide = (uint32_t)bits << 16;
  if (number == SPOOR_HALF) {
    uint32_t magnitude = (uint32_t)(bits & 0x7fff) << 13;
    float scaled;
    memcpy(&scaled, &magnitude, sizeof scaled);
    scaled *= 0x1p112f;
    uint32_t finite;
    memcpy(&finite, &scaled, sizeof finite);
    int isFinite = (bits & 0x7c00) != 0x7c00;
    wide = ((uint32_t)(bits & 0x8000) << 16) | (isFinite ? finite : magnitude | 0x7f800000);
  }
  float value;
  memcpy(&value, &wide, sizeof value);
  return value;
}

// MARK: - One set of kernels an instruction set

#define HAS_AVX512 0
#define HAS_AVX2 0
#define HAS_FMA 0
#define NAME(name) name##_portable
#define TARGET
#define LANES 4
#include "kernel.h"
#undef NAME
#undef TARGET
#undef LANES

#if defined(__x86_64__)
#undef HAS_AVX2
#undef HAS_FMA
#define HAS_AVX2 1
#define HAS_FMA 1
#define NAME(name) name##_avx2
#define TARGET __attribute__((target("arch=x86-64-v3")))
#define LANES 8
#include "kernel.h"
#undef NAME
#undef TARGET
#undef LANES

#undef HAS_AVX512
#define HAS_AVX512 1
#define NAME(name) name##_avx512
#define TARGET __attribute__((target("arch=x86-64-v4")))
#define LANES 16
#include "kernel.h"
#undef NAME
#undef TARGET
#undef LANES
#endif

static const kernel *kernel_for(spoor_instructions instructions) {
#if defined(__x86_64__)
  if (instructions == SPOOR_AVX512) return &kernel_avx512;
  if (instructions == SPOOR_AVX2) return &kernel_avx2;
#endif
  (void)instructions;
  return &kernel_portable;
}

spoor_instructions spoor_best_instructions(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("x86-64-v4")) return SPOOR_AVX512;
  if (__builtin_cpu_supports("x86-64-v3")) return SPOOR_AVX2;
#endif
  return SPOOR_PORTABLE;
}

// MARK: - Walking over both rows

// Both rows, and where a block of them is kept when it has to be floats, or filled up.
typedef struct {
  const kernel *kernel;
  spoor_row rows[2];
  size_t count;
  float (*floats)[BLOCK];
} walk;

// A block as the kernels want it: where it stands, in what numbers, and how many are real.
typedef struct {
  block_rows rows;
  spoor_number number;
  size_t real;
} walk_block;

static const char *place(const walk *walk, int side, size_t index) {
  return (const char *)walk->rows[side].logits + index * size_of(walk->rows[side].number);
}

// The row's logits from `start` on, at most `real`.
static size_t own_count(const walk *walk, int side, size_t start, size_t real) {
  size_t count = walk->rows[side].count;
  if (count <= start) return 0;
  return count - start < real ? count - start : real;
}

float spoor_logit(spoor_row row, size_t id) {
  if (id >= row.count) return -INFINITY;
  const char *from = (const char *)row.logits + id * size_of(row.number);
  double wide;
  float value;
  uint16_t bits;
  switch (row.number) {
  case SPOOR_DOUBLE:
    memcpy(&wide, from, sizeof wide);
    return (float)wide;
  case SPOOR_SINGLE:
    memcpy(&value, from, sizeof value);
    return value;
  default:
    memcpy(&bits, from, sizeof bits);
    return one_logit(bits, row.number);
  }
}

// A row's part as floats: itself, or a widened copy that is filled up with −∞.
static const float *floats_at(walk *walk, int side, size_t start, size_t real) {
  spoor_row row = walk->rows[side];
  const char *from = place(walk, side, start);
  float *into = walk->floats[side];
  size_t own = own_count(walk, side, start, real), filled = 0;
  if (row.number == SPOOR_SINGLE && own == real && real % STEP == 0) return (const float *)from;
  if (row.number == SPOOR_SINGLE) {
    filled = own;
    memcpy(into, from, own * sizeof *into);
  } else if (row.number != SPOOR_DOUBLE) {
    filled = own / STEP * STEP;
    walk->kernel->widen(from, filled, row.number, into);
  }
  for (; filled < own; filled++) into[filled] = spoor_logit(row, start + filled);
  for (; filled < real || filled % STEP != 0; filled++) into[filled] = -INFINITY;
  return into;
}

// One row's part of a block, in its own numbers where it has all of them.
typedef struct {
  const void *logits;
  size_t count;
  spoor_number number;
} side_block;

static size_t real_count(const walk *walk, size_t start) {
  return walk->count - start < BLOCK ? walk->count - start : BLOCK;
}

static side_block side_block_at(walk *walk, int side, size_t start) {
  size_t real = real_count(walk, start);
  spoor_number number = walk->rows[side].number;
  bool isWhole = real % STEP == 0 && own_count(walk, side, start, real) == real;
  if (isWhole && number != SPOOR_DOUBLE) {
    return (side_block){place(walk, side, start), real, number};
  }
  const float *floats = floats_at(walk, side, start, real);
  return (side_block){floats, (real + STEP - 1) / STEP * STEP, SPOOR_SINGLE};
}

static walk_block block_at(walk *walk, size_t start) {
  walk_block block;
  block.real = real_count(walk, start);
  block.rows.count = (block.real + STEP - 1) / STEP * STEP;
  block.number = walk->rows[0].number;
  bool isRaw = block.number == walk->rows[1].number && block.number != SPOOR_DOUBLE &&
               block.real == block.rows.count;
  for (int side = 0; side < 2; side++) {
    isRaw &= own_count(walk, side, start, block.real) == block.real;
  }
  for (int side = 0; side < 2; side++) {
    block.rows.logits[side] =
      isRaw ? (const void *)place(walk, side, start) : floats_at(walk, side, start, block.real);
    block.rows.next[side] = place(walk, side, start + block.real);
  }
  if (!isRaw) block.number = SPOOR_SINGLE;
  return block;
}

// MARK: - Ranks and the likeliest tokens

static void list(spoor_top *top, uint32_t wanted, uint32_t id, float logit) {
  if (top->count < wanted) top->count++;
  uint32_t place = top->count - 1;
  for (; place > 0 && top->logits[place - 1] < logit; place--) {
    top->logits[place] = top->logits[place - 1];
    top->ids[place] = top->ids[place - 1];
  }
  top->logits[place] = logit;
  top->ids[place] = id;
}

// A number that the wanted likeliest logits are not below: the `wanted`-th of the blocks' greatest,
// each of which is a logit of its own.
static float bar(const float *highs, size_t blocks, uint32_t wanted) {
  spoor_top greatest = {.count = 0};
  for (size_t block = 0; block < blocks; block++) {
    if (greatest.count < wanted || highs[block] > greatest.logits[wanted - 1]) {
      list(&greatest, wanted, 0, highs[block]);
    }
  }
  return greatest.count < wanted ? -INFINITY : greatest.logits[wanted - 1];
}

// Counts a row's logits above the emitted token's and lists the likeliest tokens, looking again only
// at blocks whose greatest logit is high enough.
static void rank_row(
  walk *walk, int side, const float *highs, float emitted, uint32_t wanted, spoor_side *sums,
  spoor_top *top
) {
  size_t blocks = (walk->count + BLOCK - 1) / BLOCK;
  float limit = wanted == 0 ? INFINITY : nextafterf(bar(highs, blocks, wanted), -INFINITY);
  block_finds finds;
  for (size_t block = 0; block < blocks; block++) {
    bool ranks = highs[block] > emitted, lists = highs[block] > limit;
    if (!ranks && !lists) continue;
    side_block part = side_block_at(walk, side, block * BLOCK);
    if (ranks) sums->above += walk->kernel->count(part.logits, part.count, part.number, emitted);
    if (!lists) continue;
    walk->kernel->find(part.logits, part.count, part.number, limit, &finds);
    for (size_t found = 0; found < finds.count; found++) {
      if (!(finds.logits[found] > limit)) continue;
      list(top, wanted, (uint32_t)(block * BLOCK + finds.places[found]), finds.logits[found]);
      if (top->count == wanted && top->logits[wanted - 1] > limit) limit = top->logits[wanted - 1];
    }
  }
}

// Notes which side gives −∞ to a token that the other does not.
static void note_exclusions(walk *walk, size_t start, const walk_block *block, spoor_sums *sums) {
  const float *floats[2];
  for (int side = 0; side < 2; side++) {
    floats[side] = block->number == SPOOR_SINGLE ? block->rows.logits[side]
                                                 : floats_at(walk, side, start, block->real);
  }
  bool excludes[2];
  walk->kernel->exclusions(floats[0], floats[1], block->rows.count, excludes);
  sums->tuned.excludes |= excludes[0];
  sums->base.excludes |= excludes[1];
}

// MARK: - Sums

// Moves a side's reference to a new greatest logit: e = 2^u of before shrinks by 2^shift, and every
// u by -shift, so that its moment and both differences change with the sum.
static void raise_reference(
  const kernel *kernel, int side, float high, double references[2], double sums[6]
) {
  // Fused kernels subtract it from the exact product, so it must be a float; the others multiply
  // the difference with the greatest logit, whose product with a float is exact as a double.
  double reference = kernel->fuses ? (float)(high * LOG2E) : (double)high * LOG2E;
  if (!(reference > references[side])) return;
  double shift = references[side] - reference;
  double scale = exp2(shift);
  double *moment = &sums[2 + side];
  double *own = &sums[4 + side], *other = &sums[5 - side];
  double sign = side == 0 ? 1 : -1;
  *moment = scale * (*moment + sums[side] * shift);
  *own = scale * (*own + sign * sums[side] * shift);
  *other += sign * sums[1 - side] * shift;
  sums[side] *= scale;
  references[side] = reference;
}

// Below every logit that is trusted: a row of nothing but −∞ leaves its reference so.
#define UNSET (-2.0 * TRUSTED)

static void conclude(const double references[2], const double sums[6], spoor_sums *result) {
  spoor_side *sides[2] = {&result->tuned, &result->base};
  for (int side = 0; side < 2; side++) {
    sides[side]->reference = references[side] / LOG2E;
    sides[side]->sum = sums[side];
    sides[side]->moment = sums[2 + side] / LOG2E;
  }
  result->tuned_difference = sums[4] / LOG2E;
  result->base_difference = sums[5] / LOG2E;
}

// Adds a block's sums; false where a logit cannot be measured.
static bool add_block(
  walk *walk, size_t start, float highs[2][BLOCKS_AT_MOST], double references[2], double sums[6],
  spoor_sums *result
) {
  walk_block block = block_at(walk, start);
  bool isWide = false, hasInfinity = false;
  for (int side = 0; side < 2; side++) {
    block_range range;
    walk->kernel->range(block.rows.logits[side], block.rows.count, block.number, &range);
    bool isInfinite = range.low == -INFINITY;
    if (!(range.high < TRUSTED) || (range.low < -TRUSTED && !isInfinite)) return false;
    raise_reference(walk->kernel, side, range.high, references, sums);
    isWide |= !(range.low * LOG2E - references[side] > -125);
    hasInfinity |= isInfinite;
    highs[side][start / BLOCK] = range.high;
  }
  if (hasInfinity) note_exclusions(walk, start, &block, result);
  double added[6];
  walk->kernel->sum(&block.rows, block.number, references, isWide, added);
  for (int sum = 0; sum < 6; sum++) sums[sum] += added[sum];
  return true;
}

bool spoor_measure(
  spoor_instructions instructions, spoor_row tuned, spoor_row base, size_t token, uint32_t listed,
  spoor_sums *result
) {
  size_t count = tuned.count > base.count ? tuned.count : base.count;
  if (count > (size_t)BLOCK * BLOCKS_AT_MOST) return false;
  float floats[2][BLOCK], highs[2][BLOCKS_AT_MOST];
  walk walk = {kernel_for(instructions), {tuned, base}, count, floats};
  double references[2] = {UNSET, UNSET}, sums[6] = {0};
  memset(result, 0, sizeof *result);
  for (size_t start = 0; start < count; start += BLOCK) {
    if (!add_block(&walk, start, highs, references, sums, result)) return false;
  }
  for (int sum = 0; sum < 6; sum++) {
    if (!isfinite(sums[sum])) return false;
  }
  if (references[0] == UNSET || references[1] == UNSET) return false;
  spoor_side *sides[2] = {&result->tuned, &result->base};
  spoor_top *tops[2] = {&result->tuned_top, &result->base_top};
  for (int side = 0; side < 2; side++) {
    float emitted = spoor_logit(walk.rows[side], token);
    rank_row(&walk, side, highs[side], emitted, listed, sides[side], tops[side]);
  }
  conclude(references, sums, result);
  return true;
}

void spoor_spread(
  spoor_instructions instructions, spoor_row tuned, spoor_row base, const spoor_sums *sums,
  spoor_spread_sums *spread
) {
  size_t count = tuned.count > base.count ? tuned.count : base.count;
  float floats[2][BLOCK];
  walk walk = {kernel_for(instructions), {tuned, base}, count, floats};
  const double references[2] = {sums->tuned.reference * LOG2E, sums->base.reference * LOG2E};
  const double totals[2] = {sums->tuned.sum, sums->base.sum};
  spread->absolute = 0;
  spread->divergence = 0;
  for (size_t start = 0; start < count; start += BLOCK) {
    walk_block block = block_at(&walk, start);
    for (int side = 0; side < 2 && block.number != SPOOR_SINGLE; side++) {
      block.rows.logits[side] = floats_at(&walk, side, start, block.real);
    }
    double added[2];
    walk.kernel->spread(&block.rows, references, totals, added);
    spread->absolute += added[0];
    spread->divergence += added[1];
  }
}
