/* Nanoseconds an engagement step takes, by model, on one core: bench_engagement [SECONDS a model]
 *
 * Fights of mixed size, posture and ground are stepped at the model's native step from their start, the draws of each
 * step included in a second figure. Bar: 200 ns for the default model. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "numeric/rng.h"
#include "process/engagement/registry.h"

enum { FIGHTS = 64, STEPS = 16 };
#define BAR_NS 200.0

typedef struct bench {
    engagement_input in[FIGHTS];
    double draws[FIGHTS][ENGAGEMENT_DRAWS];
    double sum; /* kept, so that nothing is optimised away */
} bench;

static double now_second(void)
{
    struct timespec now = {0};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static double uniform(int fight, uint32_t index)
{
    return rng_uniform((rng_stream){1, (uint64_t)fight}, RNG_TEST, 0, 0, index);
}

static void make_fights(bench *b)
{
    for (int f = 0; f < FIGHTS; f++) {
        engagement_input *in = &b->in[f];
        *in = (engagement_input){.stance = (enum stance)(f % STANCE_COUNT),
                                 .ground = (enum terrain)(f % TERRAIN_COUNT),
                                 .wet = f % 3 == 0,
                                 .front_km = 3 + 20 * uniform(f, 0),
                                 .loss_multiplier = 1,
                                 .advance_multiplier = 1,
                                 .territorial_open_field_share = 0.3,
                                 .drone_fire_multiplier = 1,
                                 .break_loss_share = {0.3, 0.5}};
        for (int s = 0; s < ENGAGEMENT_SIDES; s++) {
            engagement_force *force = &in->force[s];
            *force =
                (engagement_force){.battalions = 1 + 20 * uniform(f, 1 + (uint32_t)s), .quality = 1, .supply_share = 1};
            for (int c = 0; c < STRENGTH_COUNT; c++)
                force->strength[c] = force->battalions * (c == STRENGTH_PERSONNEL ? 700 : 20);
        }
        for (uint32_t d = 0; d < ENGAGEMENT_DRAWS; d++)
            b->draws[f][d] = uniform(f, 10 + d);
    }
}

/* Steps every fight; true draws: a new set for each step. */
static void step_all(bench *b, const engagement_model *model, bool draw, uint64_t pass)
{
    static const double zero[ENGAGEMENT_DRAWS];
    for (int f = 0; f < FIGHTS; f++) {
        engagement_state state = {{0}};
        engagement_output out;
        for (uint32_t i = 0; i < STEPS; i++) {
            if (draw)
                for (uint32_t d = 0; d < ENGAGEMENT_DRAWS; d++)
                    b->draws[f][d] = rng_uniform((rng_stream){2, pass}, RNG_ENGAGEMENT, (uint64_t)f, i, d);
            model->step(&b->in[f], zero, b->draws[f], model->native_step_hour, &state, &out);
            b->sum += out.advance_km;
        }
    }
}

static double measure_ns(bench *b, const engagement_model *model, bool draw, double seconds)
{
    double started = now_second();
    uint64_t passes = 0;
    while (now_second() - started < seconds)
        step_all(b, model, draw, passes++);
    return 1e9 * (now_second() - started) / ((double)passes * FIGHTS * STEPS);
}

int main(int argc, char **argv)
{
    double seconds = argc > 1 ? atof(argv[1]) : 0.5;
    bench *b = calloc(1, sizeof *b);
    if (!b)
        return 1;
    make_fights(b);
    printf("engagement steps, one core            step   with draws\n");
    for (const engagement_model *const *m = engagement_models(); *m; m++) {
        double bare = measure_ns(b, *m, false, seconds);
        double drawn = measure_ns(b, *m, true, seconds);
        printf("  %-30s %7.0f ns %7.0f ns", (*m)->id, bare, drawn);
        if (m == engagement_models())
            printf("   %.2f of the bar of %.0f ns", bare / BAR_NS, BAR_NS);
        putchar('\n');
    }
    fprintf(stderr, "%s", b->sum == 0.123456789 ? " " : "");
    free(b);
    return 0;
}
