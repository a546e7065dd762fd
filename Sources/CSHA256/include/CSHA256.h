#ifndef CSHA256_H
#define CSHA256_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Whether this processor has instructions for SHA-256 that this file knows.
bool spoor_sha256_is_available(void);

/// Adds whole blocks of 64 bytes to a state of eight words; only where it is available.
void spoor_sha256_compress(uint32_t *state, const uint8_t *blocks, size_t count);

#endif
