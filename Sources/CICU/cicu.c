#include "cicu.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>

struct cicu_breaker {
    UBreakIterator *iterator;
    UText text;
};

struct cicu_folder {
    const UNormalizer2 *fold;
    UChar *source;
    int32_t source_capacity;
    UChar *folded;
    int32_t folded_capacity;
};

cicu_breaker *cicu_breaker_open(const char *rules, int32_t *status, int32_t *line) {
    UErrorCode error = U_ZERO_ERROR;
    UParseError place = {0};
    const int32_t length = (int32_t)strlen(rules);
    UChar *units = malloc(sizeof(UChar) * (size_t)(length + 1));
    cicu_breaker *breaker = calloc(1, sizeof *breaker);
    if (units == NULL || breaker == NULL) {
        error = U_MEMORY_ALLOCATION_ERROR;
    } else {
        const UText empty = UTEXT_INITIALIZER;
        breaker->text = empty;
        u_charsToUChars(rules, units, length);
        breaker->iterator = ubrk_openRules(units, length, NULL, 0, &place, &error);
    }
    free(units);
    *status = error;
    *line = place.line;
    if (U_SUCCESS(error)) return breaker;
    cicu_breaker_close(breaker);
    return NULL;
}

cicu_breaker *cicu_breaker_open_words(int32_t *status) {
    UErrorCode error = U_ZERO_ERROR;
    cicu_breaker *breaker = calloc(1, sizeof *breaker);
    if (breaker == NULL) {
        error = U_MEMORY_ALLOCATION_ERROR;
    } else {
        const UText empty = UTEXT_INITIALIZER;
        breaker->text = empty;
        // The root locale: a response's language is not known.
        breaker->iterator = ubrk_open(UBRK_WORD, "", NULL, 0, &error);
    }
    *status = error;
    if (U_SUCCESS(error)) return breaker;
    cicu_breaker_close(breaker);
    return NULL;
}

int32_t cicu_breaker_set(cicu_breaker *breaker, const uint8_t *utf8, int64_t length) {
    UErrorCode error = U_ZERO_ERROR;
    utext_openUTF8(&breaker->text, (const char *)utf8, length, &error);
    ubrk_setUText(breaker->iterator, &breaker->text, &error);
    return error;
}

int32_t cicu_breaker_next(cicu_breaker *breaker) {
    // UBRK_DONE is -1.
    return ubrk_next(breaker->iterator);
}

void cicu_breaker_close(cicu_breaker *breaker) {
    if (breaker == NULL) return;
    if (breaker->iterator != NULL) ubrk_close(breaker->iterator);
    utext_close(&breaker->text);
    free(breaker);
}

cicu_folder *cicu_folder_open(int32_t *status) {
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *fold = unorm2_getNFKCCasefoldInstance(&error);
    cicu_folder *folder = calloc(1, sizeof *folder);
    if (folder == NULL) error = U_MEMORY_ALLOCATION_ERROR;
    *status = error;
    if (U_FAILURE(error)) {
        free(folder);
        return NULL;
    }
    folder->fold = fold;
    return folder;
}

static int reserve(UChar **units, int32_t *capacity, int32_t needed) {
    if (needed <= *capacity) return 1;
    const int32_t wanted = needed < 64 ? 64 : needed;
    UChar *grown = realloc(*units, sizeof(UChar) * (size_t)wanted);
    if (grown == NULL) return 0;
    *units = grown;
    *capacity = wanted;
    return 1;
}

const uint16_t *cicu_folder_fold(
    cicu_folder *folder, const uint8_t *utf8, int32_t length, int32_t *folded_length) {
    UErrorCode error = U_ZERO_ERROR;
    int32_t units = 0;
    // No UTF-8 text has fewer bytes than UTF-16 units.
    if (!reserve(&folder->source, &folder->source_capacity, length)) return NULL;
    u_strFromUTF8WithSub(folder->source, folder->source_capacity, &units, (const char *)utf8,
                         length, 0xFFFD, NULL, &error);
    if (U_FAILURE(error) || !reserve(&folder->folded, &folder->folded_capacity, units)) return NULL;
    int32_t needed = unorm2_normalize(folder->fold, folder->source, units, folder->folded,
                                      folder->folded_capacity, &error);
    if (error == U_BUFFER_OVERFLOW_ERROR) {
        error = U_ZERO_ERROR;
        if (!reserve(&folder->folded, &folder->folded_capacity, needed)) return NULL;
        needed = unorm2_normalize(folder->fold, folder->source, units, folder->folded,
                                  folder->folded_capacity, &error);
    }
    *folded_length = needed;
    return U_SUCCESS(error) ? folder->folded : NULL;
}

void cicu_folder_close(cicu_folder *folder) {
    if (folder == NULL) return;
    free(folder->source);
    free(folder->folded);
    free(folder);
}

uint32_t cicu_category_bit(uint32_t scalar) { return U_GET_GC_MASK((UChar32)scalar); }
uint32_t cicu_letter_bits(void) { return U_GC_L_MASK; }
uint32_t cicu_mark_bits(void) { return U_GC_M_MASK; }
uint32_t cicu_number_bits(void) { return U_GC_N_MASK; }

const char *cicu_status_name(int32_t status) { return u_errorName((UErrorCode)status); }

int32_t cicu_unicode_version(int32_t part) {
    UVersionInfo version;
    u_getUnicodeVersion(version);
    return part >= 0 && part < U_MAX_VERSION_LENGTH ? version[part] : 0;
}
