// Sums over two rows of logits, from which divergences, entropies and ranks follow.
#ifndef SPOOR_CDIVERGENCE_H
#define SPOOR_CDIVERGENCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// How a row writes its logits, little-endian, at any alignment.
typedef enum {
  SPOOR_SINGLE,
  SPOOR_HALF,
  SPOOR_BRAIN,
  SPOOR_DOUBLE,
} spoor_number;

/// The instruction sets that the kernels are compiled for, from the plainest to the widest.
typedef enum {
  SPOOR_PORTABLE,
  SPOOR_AVX2,
  SPOOR_AVX512,
} spoor_instructions;

/// A row of logits; ids from `count` on have −∞.
typedef struct {
  const void *logits;
  size_t count;
  spoor_number number;
} spoor_row;

/// The most tokens that `spoor_measure` lists.
#define SPOOR_LISTED_AT_MOST 64

/// The likeliest tokens of a row, likeliest first; of equal ones the lower id.
typedef struct {
  uint32_t count;
  uint32_t ids[SPOOR_LISTED_AT_MOST];
  float logits[SPOOR_LISTED_AT_MOST];
} spoor_top;

/// A row's normaliser: ln Z = reference + ln(sum).
typedef struct {
  double reference;
  double sum;
  /// Σ e·(logit − reference) with e = exp(logit − reference), in nats.
  double moment;
  /// The number of logits above the emitted token's.
  uint64_t above;
  /// Whether a logit is −∞ here that is not so in the other row.
  bool excludes;
} spoor_side;

/// What `spoor_measure` finds.
typedef struct {
  spoor_side tuned, base;
  /// Σ e·δ with e of the tuned row and δ the difference tuned − base of the logits relative to
  /// their references, in nats.
  double tuned_difference;
  /// Σ e·δ with e of the base row.
  double base_difference;
  spoor_top tuned_top, base_top;
} spoor_sums;

/// What `spoor_spread` finds.
typedef struct {
  /// Σ |p − q|.
  double absolute;
  /// Σ p ln(2p / (p + q)) + q ln(2q / (p + q)), in nats.
  double divergence;
} spoor_spread_sums;

/// The widest instructions that this processor has.
spoor_instructions spoor_best_instructions(void);

/// An id's logit as a float; −∞ for an id from `count` on.
float spoor_logit(spoor_row row, size_t id);

/// Sums over both rows; `token` is the emitted token's id, `listed` ≤ SPOOR_LISTED_AT_MOST how many
/// of the likeliest tokens are wanted.
///
/// False where a logit is NaN or infinite, or lies so far from the others that single precision
/// cannot tell; the sums are then worthless, and the caller has to look at the row itself.
/// Two passes over blocks that stay in the first-level cache; allocates nothing.
bool spoor_measure(
  spoor_instructions instructions, spoor_row tuned, spoor_row base, size_t token, uint32_t listed,
  spoor_sums *sums
);

/// Sums over both rows for total variation and Jensen–Shannon, after `spoor_measure` said true.
void spoor_spread(
  spoor_instructions instructions, spoor_row tuned, spoor_row base, const spoor_sums *sums,
  spoor_spread_sums *spread
);

#endif
