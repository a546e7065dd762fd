// Blocks of two rows, and what a set of kernels does with one.
#ifndef SPOOR_BLOCKS_H
#define SPOOR_BLOCKS_H

#include "cdivergence.h"

// Logits that are handled at once: both rows' stay in a first-level cache of 32 KiB, and sums of
// so few floats keep their precision until they are added up as doubles.
#define BLOCK 2048
// Rows of more blocks than this, two million logits, are left to the caller.
#define BLOCKS_AT_MOST 1024
// Every block is a multiple of this many logits long; the last one is filled up.
#define STEP 64
#define LOG2E 1.44269504f
// A logit this many bits below the greatest counts for nothing, whatever it is multiplied with.
#define FARTHEST 1e9f
// Beyond this a float cannot tell neighbouring logits apart well enough for a difference of them.
#define TRUSTED 1e6f

typedef struct {
  float high, low;
} block_range;

// A block of both rows: tuned first.
typedef struct {
  const void *logits[2];
  // Where the next block begins, for fetching it meanwhile.
  const char *next[2];
  size_t count;
} block_rows;

// Logits of a block, and their places in it.
typedef struct {
  size_t count;
  uint16_t places[BLOCK];
  float logits[BLOCK];
} block_finds;

typedef struct {
  void (*range)(const void *logits, size_t count, spoor_number number, block_range *range);
  void (*sum)(
    const block_rows *rows, spoor_number number, const double references[2], bool isWide,
    double sums[6]
  );
  uint64_t (*count)(const void *logits, size_t count, spoor_number number, float limit);
  void (*find)(
    const void *logits, size_t count, spoor_number number, float limit, block_finds *finds
  );
  void (*exclusions)(const float *tuned, const float *base, size_t count, bool excludes[2]);
  void (*widen)(const void *logits, size_t count, spoor_number number, float *floats);
  void (*spread)(
    const block_rows *rows, const double references[2], const double sums[2], double spread[2]
  );
  // Whether a multiplication and an addition are rounded once.
  bool fuses;
} kernel;

#endif
