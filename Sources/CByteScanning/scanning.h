#ifndef BAILIWICK_BYTE_SCANNING_H
#define BAILIWICK_BYTE_SCANNING_H

#include <stdint.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// How many of sixteen bytes stand before the first that is a quotation mark, a backslash, a control character or
/// beyond ASCII: all sixteen if none is.
static inline int64_t bailiwick_plain_count(const uint8_t *bytes) {
#if defined(__SSE2__)
  __m128i block = _mm_loadu_si128((const __m128i *)bytes);
  __m128i quotes = _mm_cmpeq_epi8(block, _mm_set1_epi8('"'));
  __m128i backslashes = _mm_cmpeq_epi8(block, _mm_set1_epi8('\\'));
  // As signed bytes those beyond ASCII are negative, and less than a space too.
  __m128i others = _mm_cmplt_epi8(block, _mm_set1_epi8(' '));
  uint32_t special = (uint32_t)_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(quotes, backslashes), others));
  return __builtin_ctz(special | 0x10000);
#elif defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  // Mycroft's test for zero bytes (1987); its first bit is exact.
  const uint64_t ones = 0x0101010101010101;
  for (int start = 0; start < 16; start += 8) {
    uint64_t word;
    memcpy(&word, bytes + start, 8);
    uint64_t quotes = word ^ ones * '"';
    uint64_t backslashes = word ^ ones * '\\';
    uint64_t special = ((quotes - ones) & ~quotes) | ((backslashes - ones) & ~backslashes) |
                       ((word - ones * ' ') & ~word) | word;
    special &= ones * 0x80;
    if (special) return start + __builtin_ctzll(special) / 8;
  }
  return 16;
#else
  int count = 0;
  while (count < 16 && bytes[count] != '"' && bytes[count] != '\\' && bytes[count] >= ' ' && bytes[count] < 0x80) count++;
  return count;
#endif
}

/// Has memory fetched that will soon be read.
static inline void bailiwick_fetch(const void *address) { __builtin_prefetch(address); }

/// Which of sixteen bytes are the same as one: a bit for each.
static inline uint32_t bailiwick_same_bytes(const uint8_t *bytes, uint8_t byte) {
#if defined(__SSE2__)
  __m128i block = _mm_loadu_si128((const __m128i *)bytes);
  return (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(block, _mm_set1_epi8((char)byte)));
#else
  uint32_t same = 0;
  for (int index = 0; index < 16; index++) same |= (uint32_t)(bytes[index] == byte) << index;
  return same;
#endif
}

/// Which of sixteen bytes have their highest bit: a bit for each.
static inline uint32_t bailiwick_high_bits(const uint8_t *bytes) {
#if defined(__SSE2__)
  return (uint32_t)_mm_movemask_epi8(_mm_loadu_si128((const __m128i *)bytes));
#else
  uint32_t high = 0;
  for (int index = 0; index < 16; index++) high |= (uint32_t)(bytes[index] >> 7) << index;
  return high;
#endif
}

/// Which of sixteen bytes are the same in two places: a bit for each.
static inline uint32_t bailiwick_common_bytes(const uint8_t *bytes, const uint8_t *others) {
#if defined(__SSE2__)
  __m128i block = _mm_loadu_si128((const __m128i *)bytes);
  return (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(block, _mm_loadu_si128((const __m128i *)others)));
#else
  uint32_t same = 0;
  for (int index = 0; index < 16; index++) same |= (uint32_t)(bytes[index] == others[index]) << index;
  return same;
#endif
}

/// Sixteen bytes as two numbers.
typedef struct {
  uint64_t first;
  uint64_t second;
} bailiwick_sixteen;

/// The first bytes of sixteen, at most all, and zeros after them; without a branch, which no processor could foresee.
static inline bailiwick_sixteen bailiwick_prefix(const uint8_t *bytes, int64_t count) {
  static const uint8_t mask[32] = {
      255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255};
  bailiwick_sixteen prefix, kept;
  memcpy(&prefix, bytes, 16);
  memcpy(&kept, mask + 16 - (count < 16 ? count : 16), 16);
  prefix.first &= kept.first;
  prefix.second &= kept.second;
  return prefix;
}

#endif
