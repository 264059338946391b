/* A million coded events read and counted by pair and week, on one core, as a part of the bar of 500,000 a second:
 * bench_events */
#include <stdio.h>
#include <time.h>

#include "event/week_table.h"

enum { ROWS = 1000000, RUNS = 3, GDELT_COLUMNS = 61 };
#define BAR_PER_S 500000.0

static double now_second(void)
{
    struct timespec now = {0};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static const char *const types[] = {"154", "130", "042", "190", "152"};
static const char *const actors[] = {"RUS", "BLR", "LVA", "USA"};

static void write_own(FILE *to)
{
    fputs("date,source_country,target_country,type,origin\n", to);
    for (int i = 0; i < ROWS; i++)
        fprintf(to, "2020-%02d-%02d,%s,%s,%s,\"News, daily\"\n", 1 + i / (ROWS / 12 + 1), 1 + i % 28, actors[i % 4],
                actors[(i + 1 + i % 3) % 4], types[i % 5]);
}

static void write_gdelt(FILE *to)
{
    for (int i = 0; i < ROWS; i++)
        for (int c = 0; c < GDELT_COLUMNS; c++) {
            if (c == 1)
                fprintf(to, "2020%02d%02d", 1 + i / (ROWS / 12 + 1), 1 + i % 28);
            else
                fputs(c == 0    ? "900000001"
                      : c == 7  ? actors[i % 4]
                      : c == 17 ? actors[(i + 1 + i % 3) % 4]
                      : c == 26 ? types[i % 5]
                      : c == 60 ? "https://example.org/a/story/of/some/length"
                                : "",
                      to);
            fputc(c + 1 < GDELT_COLUMNS ? '\t' : '\n', to);
        }
}

static void measure(const char *name, void (*write)(FILE *to))
{
    FILE *file = tmpfile();
    posture_diagnostics *found = NULL;
    double best = 1e9;
    if (!file || posture_diagnostics_create(&found) != POSTURE_OK)
        return;
    write(file);
    for (int i = 0; i < RUNS; i++) {
        week_table table;
        event_summary summary;
        rewind(file);
        const double started = now_second();
        if (week_table_init(&table) != POSTURE_OK ||
            event_read(name, file, found, week_table_take, &table, &summary) != POSTURE_OK)
            return;
        const double seconds = now_second() - started;
        best = seconds < best ? seconds : best;
        week_table_clear(&table);
    }
    printf("  %s: %.0f events/s, %.1f of the bar of %.0f\n", name, ROWS / best, ROWS / best / BAR_PER_S, BAR_PER_S);
    posture_diagnostics_destroy(found);
    fclose(file);
}

int main(void)
{
    printf("a million events, one core\n");
    measure("own CSV", write_own);
    measure("GDELT 2.0", write_gdelt);
    return 0;
}
