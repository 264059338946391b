/* SHA-256 (FIPS 180-4, 2015). None of the libraries we link offers it. */
#ifndef SCENARIO_SHA256_H
#define SCENARIO_SHA256_H

#include <stddef.h>
#include <stdint.h>

typedef struct sha256 {
    uint32_t state[8];
    uint64_t length_byte;
    unsigned char block[64];
} sha256;

void sha256_begin(sha256 *s);
void sha256_add(sha256 *s, const void *bytes, size_t length);
void sha256_end(sha256 *s, char hexadecimal[65]);

#endif
