// zlib, and the two of its calls that are macros and so cannot be seen from Swift.
#include <zlib.h>

// Unpacks deflate as zip archives hold it: without zlib's own header and checksum.
static inline int inflateRaw(z_stream *stream) { return inflateInit2(stream, -MAX_WBITS); }

// Packs the same.
static inline int deflateRaw(z_stream *stream, int level) {
  return deflateInit2(stream, level, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
}
