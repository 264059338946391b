/* Campaigns a second: bench_campaign SCENARIO [PLAN] [SECONDS | --count N]
 *
 * Runs replications of the base posture on one core and on all, and prints how many campaigns, engagement steps and
 * unit moves a second were computed. --count N runs N on one core and prints nothing else, for callgrind. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/parallel.h"
#include "campaign/campaign.h"

enum { WORKERS_MAX = 256, BATCH = 16 };

typedef struct bench {
    const campaign_model *model;
    campaign_state *states[WORKERS_MAX];
    outcome_row rows[WORKERS_MAX];
    outcome_series series[WORKERS_MAX];
} bench;

static double now_second(void)
{
    struct timespec now = {0};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static double cpu_second(void)
{
    struct timespec now = {0};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static posture_status run_one(void *context, int worker, size_t index)
{
    bench *b = context;
    campaign_case c = {.seed = 1, .outer = index / 4, .replication = index};
    campaign_run(b->model, b->states[worker], &c, &b->rows[worker], &b->series[worker], NULL);
    return b->rows[worker].status;
}

static int measure(bench *b, int threads, double seconds)
{
    campaign_counters before = {0};
    for (int i = 0; i < threads; i++) {
        campaign_counters c = campaign_counters_get(b->states[i]);
        before.engagement_steps += c.engagement_steps;
        before.unit_moves += c.unit_moves;
    }
    double started = now_second();
    double cpu_started = cpu_second();
    size_t done = 0;
    while (now_second() - started < seconds) {
        size_t batch = (size_t)threads * BATCH;
        if (parallel_for(done, done + batch, threads, run_one, b) != POSTURE_OK)
            return 1;
        done += batch;
    }
    double wall = now_second() - started;
    double cpu = cpu_second() - cpu_started;
    campaign_counters after = {0};
    for (int i = 0; i < threads; i++) {
        campaign_counters c = campaign_counters_get(b->states[i]);
        after.engagement_steps += c.engagement_steps;
        after.unit_moves += c.unit_moves;
    }
    printf("  %2d thread%s %8.0f campaigns/s %10.0f engagement steps/s %10.0f unit moves/s  %7.3f ms CPU each\n",
           threads, threads == 1 ? ", " : "s,", (double)done / wall,
           (double)(after.engagement_steps - before.engagement_steps) / wall,
           (double)(after.unit_moves - before.unit_moves) / wall, 1e3 * cpu / (double)done);
    return 0;
}

static int run_count(bench *b, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (run_one(b, 0, i) != POSTURE_OK)
            return 1;
    return 0;
}

static int units_of(const struct plan *p)
{
    int units = 0;
    for (int i = 0; i < p->task_count; i++)
        units += p->tasks[i].unit_count;
    return units;
}

/* The attack plan of this id; without one that which moves most units. */
static int find_attack(const scenario *s, const char *id)
{
    int best = -1;
    for (int i = 0; i < s->plan_count; i++) {
        if (!s->plans[i].attack || (id && strcmp(s->plans[i].id, id) != 0))
            continue;
        if (best < 0 || units_of(&s->plans[i]) > units_of(&s->plans[best]))
            best = i;
    }
    return best;
}

static int bench_plan(const scenario *s, int plan, double seconds, size_t count)
{
    campaign_model *model = NULL;
    bench *b = calloc(1, sizeof *b);
    int code = 1;
    int threads = parallel_processor_count() < WORKERS_MAX ? parallel_processor_count() : WORKERS_MAX;
    if (!b || campaign_model_create(s, plan, &model) != POSTURE_OK)
        goto done;
    b->model = model;
    for (int i = 0; i < threads; i++)
        if (campaign_state_create(model, &b->states[i]) != POSTURE_OK)
            goto done;
    if (count > 0) {
        code = run_count(b, count);
    } else {
        printf("%s, %s, %.0f days, %d units\n", s->title, s->plans[plan].title, s->horizon_day, s->unit_count);
        code = measure(b, 1, seconds);
        if (code == 0 && threads > 1)
            code = measure(b, threads, seconds);
    }
done:
    for (int i = 0; b && i < threads; i++)
        campaign_state_destroy(b->states[i]);
    campaign_model_destroy(model);
    free(b);
    return code;
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fprintf(stderr, "usage: bench_campaign SCENARIO [PLAN] [SECONDS | --count N]\n");
        return 64;
    }
    const char *plan_id = NULL;
    double seconds = 2;
    size_t count = 0;
    for (int i = 2; i < argc; i++) {
        char *end = NULL;
        double number = strtod(argv[i], &end);
        if (strcmp(argv[i], "--count") == 0 && i + 1 < argc)
            count = (size_t)strtoul(argv[++i], NULL, 10);
        else if (end != argv[i] && !*end)
            seconds = number;
        else
            plan_id = argv[i];
    }
    posture_diagnostics *found = NULL;
    scenario *s = NULL;
    int code = 1;
    if (posture_diagnostics_create(&found) == POSTURE_OK && scenario_load(argv[1], found, &s) == POSTURE_OK) {
        int plan = find_attack(s, plan_id);
        code = plan >= 0 ? bench_plan(s, plan, seconds, count) : 64;
    } else {
        fprintf(stderr, "bench_campaign: %s cannot be read; posture check tells why\n", argv[1]);
    }
    scenario_destroy(s);
    posture_diagnostics_destroy(found);
    return code;
}
