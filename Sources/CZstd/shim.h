#ifndef SPOOR_CZSTD_H
#define SPOOR_CZSTD_H

#include <zstd.h>
#include <zstd_errors.h>

#endif
