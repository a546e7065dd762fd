// The few calls of ICU that Words needs, behind structs that stay opaque: a header that showed ICU's
// own types would clash with the copy of ICU inside Foundation.
#pragma once

#include <stdint.h>

/// Finds the segments of a UTF-8 text under one set of break rules.
typedef struct cicu_breaker cicu_breaker;

/// Opens a breaker for rules in ICU's syntax (ASCII, NUL-terminated).
///
/// Returns NULL on failure and sets `status` (ICU's code) and `line` (of the rules, from 1; 0 if unknown).
cicu_breaker *cicu_breaker_open(const char *rules, int32_t *status, int32_t *line);

/// Opens a breaker for ICU's own words, which cuts scripts without spaces with a dictionary.
///
/// Returns NULL on failure and sets `status`.
cicu_breaker *cicu_breaker_open_words(int32_t *status);

/// Points the breaker at a text, which must stay in place while its segments are read. Returns ICU's
/// code: 0 or less is success.
int32_t cicu_breaker_set(cicu_breaker *breaker, const uint8_t *utf8, int64_t length);

/// The byte offset where the next segment ends, or -1 after the last.
int32_t cicu_breaker_next(cicu_breaker *breaker);

void cicu_breaker_close(cicu_breaker *breaker);

/// Folds texts with NFKC_Casefold.
typedef struct cicu_folder cicu_folder;

/// Opens a folder. Returns NULL on failure and sets `status`.
cicu_folder *cicu_folder_open(int32_t *status);

/// Folds UTF-8 (ill-formed parts as U+FFFD) to UTF-16 that is valid until the next call.
///
/// Returns NULL only for want of memory.
const uint16_t *cicu_folder_fold(
    cicu_folder *folder, const uint8_t *utf8, int32_t length, int32_t *folded_length);

void cicu_folder_close(cicu_folder *folder);

/// Bit n is set where n is the general category of `scalar`, in ICU's numbering.
uint32_t cicu_category_bit(uint32_t scalar);

/// The category bits of all letters, marks and numbers.
uint32_t cicu_letter_bits(void);
uint32_t cicu_mark_bits(void);
uint32_t cicu_number_bits(void);

/// ICU's name of a status code, such as `U_BRK_RULE_SYNTAX`.
const char *cicu_status_name(int32_t status);

/// One part of the Unicode version whose properties ICU holds: 0 major, 1 minor, 2 update.
int32_t cicu_unicode_version(int32_t part);
