#define _GNU_SOURCE
#include "CRenameExchange.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>

int spoor_rename_exchange(const char *one, const char *other) {
#if defined(RENAME_EXCHANGE)
  return renameat2(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE);
#elif defined(RENAME_SWAP)
  return renamex_np(one, other, RENAME_SWAP);
#else
  errno = ENOSYS;
  return -1;
#endif
}
