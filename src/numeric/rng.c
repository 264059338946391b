#include "numeric/rng.h"

#include <assert.h>

#include "numeric/distribution.h"

/* Salmon, Moraes, Dror & Shaw (2011), section 3.3 and its reference implementation's constants. */
enum { PHILOX_ROUNDS = 10 };
static const uint32_t philox_multiplier[2] = {0xD2511F53u, 0xCD9E8D57u};
static const uint32_t philox_weyl[2] = {0x9E3779B9u, 0xBB67AE85u};

void rng_philox4x32_10(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4])
{
    uint32_t c0 = counter[0];
    uint32_t c1 = counter[1];
    uint32_t c2 = counter[2];
    uint32_t c3 = counter[3];
    uint32_t k0 = key[0];
    uint32_t k1 = key[1];
#pragma GCC unroll 10 /* as many as there are rounds: keys and moves fold */
    for (int i = 0; i < PHILOX_ROUNDS; i++) {
        const uint64_t p0 = (uint64_t)philox_multiplier[0] * c0;
        const uint64_t p1 = (uint64_t)philox_multiplier[1] * c2;
        c0 = (uint32_t)(p1 >> 32) ^ c1 ^ k0;
        c1 = (uint32_t)p1;
        c2 = (uint32_t)(p0 >> 32) ^ c3 ^ k1;
        c3 = (uint32_t)p0;
        k0 += philox_weyl[0];
        k1 += philox_weyl[1];
    }
    out[0] = c0;
    out[1] = c1;
    out[2] = c2;
    out[3] = c3;
}

/* A bijection of 64 bits (Stafford's variant 13 of the MurmurHash3 finaliser). */
static uint64_t mix64(uint64_t x)
{
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
    return x ^ (x >> 31);
}

/* The fields of a draw are more than 192 bits. Counter words take entity, occasion, and process with index as they
 * are; seed and replication share the key through bijections, so that for one seed no two replications collide. */
double rng_uniform(rng_stream stream, rng_process process, uint64_t entity, uint32_t occasion, uint32_t index)
{
    assert(process > 0 && process < 256 && index < (uint32_t)1 << 24);
    const uint64_t mixed = mix64(stream.seed + 0x9E3779B97F4A7C15u * mix64(stream.replication + 1));
    const uint32_t key[2] = {(uint32_t)mixed, (uint32_t)(mixed >> 32)};
    const uint32_t counter[4] = {(uint32_t)entity, (uint32_t)(entity >> 32), occasion,
                                 ((uint32_t)process << 24) ^ index};
    uint32_t word[4];
    rng_philox4x32_10(counter, key, word);
    const uint64_t k = ((uint64_t)word[0] << 20) | (word[1] >> 12);
    return ((double)k + 0.5) * 0x1p-52;
}

double rng_normal(rng_stream stream, rng_process process, uint64_t entity, uint32_t occasion, uint32_t index)
{
    return distribution_normal_quantile(rng_uniform(stream, process, entity, occasion, index));
}
