/* Counter-based random numbers: Philox4x32-10 (Salmon, Moraes, Dror & Shaw 2011).
 *
 * A draw is a pure function of (seed, replication, process, entity, occasion, index), so adding a unit changes nobody
 * else's luck, options share it, and the number of threads cannot matter. `entity` is the hash of the entity's text
 * id; `occasion` a model quantity (day, indicator, nth attempt), never a step count or an array index. */
#ifndef NUMERIC_RNG_H
#define NUMERIC_RNG_H

#include <stdint.h>

/* Processes that draw. Append only: a number is part of the key and never changes. */
typedef enum rng_process {
    RNG_FACTOR = 1,
    RNG_WARNING = 2,
    RNG_AUTHORITY = 3,
    RNG_DEPLOYMENT = 4,
    RNG_MOVEMENT = 5,
    RNG_ENGAGEMENT = 6,
    RNG_AIR = 7,
    RNG_FIRES = 8,
    RNG_ORDERS = 9,
    RNG_BOOTSTRAP = 10,
    RNG_TEST = 11,
    RNG_DESIGN = 12,
    RNG_INVESTMENT = 16
} rng_process;

/* The part of the key that is constant during one replication. */
typedef struct rng_stream {
    uint64_t seed;
    uint64_t replication;
} rng_stream;

/* The raw block function, for the published known answers. */
void rng_philox4x32_10(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4]);

/* Uniform in the open interval (0, 1): (k + 1/2) / 2^52, exact in a double. index < 2^24. */
double rng_uniform(rng_stream stream, rng_process process, uint64_t entity, uint32_t occasion, uint32_t index);

/* Standard normal by inverse CDF of rng_uniform, so that it is monotone in the uniform. */
double rng_normal(rng_stream stream, rng_process process, uint64_t entity, uint32_t occasion, uint32_t index);

#endif
