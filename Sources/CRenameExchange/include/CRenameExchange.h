#ifndef SPOOR_RENAME_EXCHANGE_H
#define SPOOR_RENAME_EXCHANGE_H

/// Exchanges two names of one file system in a single step. Returns 0, or -1 with errno set.
///
/// In C because Swift's Glibc is imported without _GNU_SOURCE, so that it lacks renameat2.
int spoor_rename_exchange(const char *one, const char *other);

#endif
