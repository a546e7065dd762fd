#ifndef SPOOR_CZLIB_H
#define SPOOR_CZLIB_H

#include <zlib.h>

// Swift does not import zlib's function-like macros.
static inline int spoor_inflate_init(z_stream *stream, int window_bits) {
  return inflateInit2(stream, window_bits);
}

static inline int spoor_deflate_init(z_stream *stream, int level, int window_bits) {
  return deflateInit2(stream, level, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY);
}

#endif
