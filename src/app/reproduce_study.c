/* The methods of a study: random numbers, designs, sensitivity, discovery, selection, games. */
#include "app/reproduce_list.h"

#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "numeric/classification_tree.h"
#include "numeric/distribution.h"
#include "numeric/factorial.h"
#include "numeric/indifference_zone.h"
#include "numeric/known_function.h"
#include "numeric/latin_hypercube.h"
#include "numeric/matrix_game.h"
#include "numeric/morris.h"
#include "numeric/ocba.h"
#include "numeric/precision.h"
#include "numeric/prim.h"
#include "numeric/rng.h"
#include "numeric/sobol.h"
#include "numeric/sobol_index.h"

enum { STUDIES = 1000, OPTION_OF_PRECISION = 99 };

static void add_philox(reproduce_list *list)
{
    static const struct {
        uint32_t counter[4], key[2], out[4];
    } known[3] = {{{0, 0, 0, 0}, {0, 0}, {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
                  {{0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff},
                   {0xffffffff, 0xffffffff},
                   {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
                  {{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
                   {0xa4093822, 0x299f31d0},
                   {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}}};
    reproduce_group(list, "philox", "Salmon et al. 2011, known answers of Random123, Philox4x32-10", 'P', 0);
    for (int i = 0; i < 3; i++) {
        uint32_t word[4];
        rng_philox4x32_10(known[i].counter, known[i].key, word);
        for (int w = 0; w < 4; w++)
            reproduce_add(list, known[i].out[w], word[w], "philox.answer_%d.word_%d", i + 1, w + 1);
    }
}

static void add_sobol_points(reproduce_list *list)
{
    enum { ROWS = 1024, COLUMNS = 8 };
    static const double first[6][COLUMNS] = {{0},
                                             {.5, .5, .5, .5, .5, .5, .5, .5},
                                             {.75, .25, .25, .25, .75, .75, .25, .75},
                                             {.25, .75, .75, .75, .25, .25, .75, .25},
                                             {.375, .375, .625, .875, .375, .125, .375, .875},
                                             {.875, .875, .125, .375, .875, .625, .875, .375}};
    design d;
    if (sobol_design(ROWS, COLUMNS, false, 0, &d) != POSTURE_OK) {
        list->out_of_memory = true;
        return;
    }
    reproduce_group(list, "sobol_sequence", "Joe & Kuo 2008, new-joe-kuo-6.21201, as SciPy gives the points", 'C', 0);
    for (int r = 0; r < 6; r++)
        for (int c = 0; c < COLUMNS; c++)
            reproduce_add(list, first[r][c], d.points[r * COLUMNS + c], "sobol.point_%d.dimension_%d", r, c + 1);
    for (int c = 0; c < COLUMNS; c++) {
        double sum = 0;
        for (int r = 0; r < ROWS; r++)
            sum += d.points[r * COLUMNS + c];
        reproduce_add(list, 511.5, sum, "sobol.sum_1024.dimension_%d", c + 1);
    }
    design_clear(&d);
}

/* Largest correlations of ours beyond those of the published designs. */
static void add_latin_hypercubes(reproduce_list *list)
{
    static const struct {
        int rows, columns;
        double max_abs;
    } published[] = {{33, 11, 0.023396}, {65, 16, 0.021941}, {129, 22, 0.007402}, {257, 29, 0.003861}};
    reproduce_group(list, "nearly_orthogonal", "Cioppa & Lucas 2007, tables of Sanchez: correlation beyond theirs", 'C',
                    0);
    for (size_t i = 0; i < sizeof published / sizeof published[0]; i++) {
        design d;
        design_correlation r;
        if (latin_hypercube_nearly_orthogonal(published[i].rows, published[i].columns, 20, 1, &d) != POSTURE_OK) {
            list->out_of_memory = true;
            return;
        }
        if (design_correlate(&d, &r) != POSTURE_OK)
            list->out_of_memory = true;
        reproduce_add(list, 0, fmax(0, r.max_abs - published[i].max_abs), "nearly_orthogonal.%dx%d.excess",
                      published[i].rows, published[i].columns);
        design_clear(&d);
    }
}

static void add_fractions(reproduce_list *list)
{
    static const uint32_t walsh[17] = {1, 2, 4, 8, 15, 16, 32, 51, 64, 85, 106, 128, 150, 171, 219, 237, 247};
    design d;
    if (factorial_fraction(17, 5, &d) != POSTURE_OK) {
        list->out_of_memory = true;
        return;
    }
    reproduce_group(list, "fractional_factorial", "Sanchez & Sanchez 2005: Walsh indices, greedy search", 'C', 0);
    for (int c = 0; c < 17; c++)
        reproduce_add(list, walsh[c], d.word[c], "fraction.walsh_%d", c + 1);
    design_clear(&d);
}

/* A result for each row; NULL without memory. */
static double *evaluate(const design *d, double (*f)(const double *))
{
    double *y = malloc((size_t)d->rows * sizeof *y);
    for (int r = 0; y && r < d->rows; r++)
        y[r] = f(d->points + (ptrdiff_t)r * d->columns);
    return y;
}

typedef struct known_indices {
    const char *id, *source;
    double (*f)(const double *);
    int columns;
    const double *first, *total;
} known_indices;

/* Tolerance: what lies between the estimate and the end of its own interval. */
static void add_indices(reproduce_list *list, const known_indices *k)
{
    sobol_index index[KNOWN_G_COLUMNS];
    sobol_index_summary summary;
    design d;
    posture_status status = sobol_index_design(1 << 13, k->columns, false, 1, &d);
    double *y = status == POSTURE_OK ? evaluate(&d, k->f) : NULL;
    if (!y || sobol_index_analyse(&d, y, 0, index, NULL, &summary) != POSTURE_OK) {
        list->out_of_memory = true;
        goto done;
    }
    for (int i = 0; i < k->columns; i++) {
        reproduce_group(list, "sobol_index", k->source, 'C', index[i].first.hi - index[i].first.value);
        reproduce_add(list, k->first[i], index[i].first.value, "%s.first.x%d", k->id, i + 1);
        reproduce_group(list, "sobol_index", k->source, 'C', index[i].total.hi - index[i].total.value);
        reproduce_add(list, k->total[i], index[i].total.value, "%s.total.x%d", k->id, i + 1);
    }
done:
    free(y);
    design_clear(&d);
}

static void add_all_indices(reproduce_list *list)
{
    static const double ishigami_first[3] = {0.3139051911, 0.4424111448, 0};
    static const double ishigami_total[3] = {0.5575888552, 0.4424111448, 0.2436836641};
    static const double g_first[KNOWN_G_COLUMNS] = {.7161921688, .1790480422, .0236757742, .0071619217,
                                                    .0000716192, .0000716192, .0000716192, .0000716192};
    static const double g_total[KNOWN_G_COLUMNS] = {.787144127, .242198193, .0343169102, .0104603871,
                                                    .000104949, .000104949, .000104949,  .000104949};
    const known_indices known[2] = {
        {"ishigami", "Ishigami & Homma 1990, a = 7, b = 0.1: analytic, inside the bootstrap interval", known_ishigami,
         KNOWN_ISHIGAMI_COLUMNS, ishigami_first, ishigami_total},
        {"g_function", "Sobol' 1998, a = (0, 1, 4.5, 9, 99 ...): analytic, inside the bootstrap interval",
         known_g_function, KNOWN_G_COLUMNS, g_first, g_total}};
    for (int i = 0; i < 2; i++)
        add_indices(list, &known[i]);
}

static void add_morris(reproduce_list *list)
{
    static const double mu_star[10] = {65.4, 64.4, 51.4, 63.9, 53.1, 42.5, 35.2, 37.5, 42.5, 37.7};
    const morris_options o = {.blocks = 4000};
    morris_effect effect[KNOWN_MORRIS_COLUMNS];
    design d;
    posture_status status = morris_design(KNOWN_MORRIS_COLUMNS, &o, 4, &d);
    double *y = status == POSTURE_OK ? evaluate(&d, known_morris) : NULL;
    if (!y || morris_analyse(&d, y, 0, 2, effect) != POSTURE_OK) {
        list->out_of_memory = true;
        goto done;
    }
    int screened = 0;
    for (int i = 0; i < KNOWN_MORRIS_COLUMNS; i++) {
        const double expected = i < 10 ? mu_star[i] : 5.3;
        reproduce_group(list, "morris", "Morris 1991, twenty inputs: mu* as SALib's over 1,000 trajectories", 'C',
                        i < 10 ? 3 : 0.4);
        reproduce_add(list, expected, effect[i].mu_star.value, "morris.mu_star.x%d", i + 1);
        screened += (effect[i].mu_star.value > 20) == (i < 10);
    }
    reproduce_group(list, "morris", "Morris 1991: ten inputs matter, ten do not", 'P', 0);
    reproduce_add(list, KNOWN_MORRIS_COLUMNS, screened, "morris.inputs_screened_rightly");
done:
    free(y);
    design_clear(&d);
}

/* A box of known limits in a cube of points; two splits of Breiman et al. of which Gini's index takes the purer. */
static void add_discovery(reproduce_list *list)
{
    enum { ROWS = 2000, COLUMNS = 5, CASES = 800 };
    static const double limit[3] = {0.3, 0.7, 0.6};
    bool interesting[ROWS];
    double x[CASES * 2];
    design d = {.kind = DESIGN_USER};
    prim_result result = {0};
    classification_tree tree = {0};
    const prim_options o = {.mass_min = 0.02};
    const classification_options one_split = {.depth_max = 1};
    if (latin_hypercube_design(ROWS, COLUMNS, 5, &d) != POSTURE_OK)
        goto lost;
    for (int r = 0; r < ROWS; r++) {
        const double *row = &d.points[r * COLUMNS];
        interesting[r] = row[0] > limit[0] && row[0] < limit[1] && row[2] > limit[2];
    }
    if (prim_find(d.points, interesting, ROWS, COLUMNS, &o, &result) != POSTURE_OK)
        goto lost;
    const prim_box *last = &result.box[result.boxes - 1];
    reproduce_group(list, "prim", "Friedman & Fisher 1999: box of known limits, 2,000 points in five dimensions", 'C',
                    0.03);
    reproduce_add(list, limit[0], last->low[0], "prim.known_box.low_x1");
    reproduce_add(list, limit[1], last->high[0], "prim.known_box.high_x1");
    reproduce_add(list, limit[2], last->low[2], "prim.known_box.low_x3");
    reproduce_group(list, "prim", "Friedman & Fisher 1999: box of known limits, 2,000 points in five dimensions", 'C',
                    0);
    reproduce_add(list, 1, last->density, "prim.known_box.density");
    reproduce_add(list, 2, last->restricted, "prim.known_box.dimensions");
    for (int r = 0; r < CASES; r++) {
        interesting[r] = r >= 400;
        x[2 * r] = r < 300 || r >= 700 ? 0 : 1;
        x[2 * r + 1] = r < 200 ? 1 : 0;
    }
    if (classification_tree_grow(x, interesting, CASES, 2, &one_split, &tree) != POSTURE_OK)
        goto lost;
    reproduce_group(list, "classification_tree", "Breiman et al. 1984, section 4.3: Gini's index takes split 2", 'P',
                    0);
    reproduce_add(list, 2, tree.node[0].column + 1, "classification_tree.gini.split");
    goto done;
lost:
    list->out_of_memory = true;
done:
    classification_tree_clear(&tree);
    prim_result_clear(&result);
    design_clear(&d);
}

static void add_ocba(reproduce_list *list)
{
    static const double mean[5] = {1.2, 2.1, 3.4, 4.87, 6.05};
    static const double variance[5] = {3.3, 2.0, 4.5, 5.3, 6.9};
    static const int count[5] = {12, 6, 5, 5, 4};
    static const int published[5] = {48, 38, 11, 2, 1};
    static const double ten[10] = {.403175, .387607, .096902, .043067, .024225,
                                   .015504, .010767, .007910, .006056, .004785};
    const ocba_state s = {5, mean, variance, count, true};
    int extra[5];
    if (ocba_allocate(&s, 100, extra) != POSTURE_OK) {
        list->out_of_memory = true;
        return;
    }
    reproduce_group(list, "ocba", "Chen & Lee 2010: 100 more replications of five designs", 'P', 0);
    for (int i = 0; i < 5; i++)
        reproduce_add(list, published[i], extra[i], "ocba.five.more_%d", i + 1);
    double ten_mean[10], ten_variance[10], fraction[10];
    int ten_count[10];
    for (int i = 0; i < 10; i++) {
        ten_mean[i] = i + 1;
        ten_variance[i] = 36;
        ten_count[i] = 10;
    }
    const ocba_state t = {10, ten_mean, ten_variance, ten_count, true};
    if (ocba_fractions(&t, fraction) != POSTURE_OK)
        return;
    reproduce_group(list, "ocba", "Chen et al. 2000: fractions for ten designs N(i, 36)", 'C', 1e-6);
    for (int i = 0; i < 10; i++)
        reproduce_add(list, ten[i], fraction[i], "ocba.ten.fraction_%d", i + 1);
}

static double normal(int study, int replication, int option)
{
    return distribution_normal_quantile(design_uniform((uint64_t)study, (uint32_t)replication, option, 0));
}

/* How far the share of right choices over STUDIES stays below the stated 0.95, all others behind by just the zone. */
static void add_indifference_zone(reproduce_list *list)
{
    static const struct {
        int options, first_stage;
        double h2;
    } constants[4] = {{2, 10, 6.012904835}, {5, 10, 11.429410773}, {10, 10, 15.463501739}, {10, 20, 11.511484539}};
    reproduce_group(list, "kn", "Kim & Nelson 2001: h squared at 0.95", 'C', 1e-8);
    for (int i = 0; i < 4; i++)
        reproduce_add(list, constants[i].h2, indifference_zone_h2(constants[i].options, constants[i].first_stage, 0.95),
                      "kn.h2.k%d.n%d", constants[i].options, constants[i].first_stage);
    enum { OPTIONS = 5 };
    const indifference_zone_options how = {.options = OPTIONS, .correct_prob = 0.95, .zone = 0.5};
    int right = 0;
    for (int s = 0; s < STUDIES; s++) {
        indifference_zone z;
        if (indifference_zone_init(&z, &how) != POSTURE_OK) {
            list->out_of_memory = true;
            return;
        }
        for (int r = 0; !z.done; r++) {
            double row[OPTIONS];
            for (int i = 0; i < OPTIONS; i++)
                row[i] = (i == OPTIONS - 1 ? how.zone : 0) + normal(s, r, i);
            indifference_zone_observe(&z, row);
        }
        right += z.best == OPTIONS - 1;
        indifference_zone_clear(&z);
    }
    reproduce_group(list, "kn", "Kim & Nelson 2001: 1,000 studies of five, slippage: right choices short of 0.95", 'C',
                    0.0214);
    reproduce_add(list, 0, fmax(0, 0.95 - (double)right / STUDIES), "kn.slippage.k5.shortfall");
}

static void add_precision(reproduce_list *list)
{
    const double half_width = 0.3;
    const precision_rule rule = {.measures = 1, .first = 32, .budget = 4096, .half_width = &half_width};
    int held = 0;
    for (int s = 0; s < STUDIES; s++) {
        precision p;
        if (precision_init(&p, &rule) != POSTURE_OK) {
            list->out_of_memory = true;
            return;
        }
        for (int r = 0; p.state == PRECISION_RUNNING; r++) {
            const double value = normal(s, r, OPTION_OF_PRECISION);
            precision_observe(&p, &value);
        }
        held += p.at_look[0].lo <= 0 && p.at_look[0].hi >= 0;
        precision_clear(&p);
    }
    reproduce_group(list, "precision", "1,000 sequential studies: coverage at the stop short of 0.95", 'C', 0.0214);
    reproduce_add(list, 0, fmax(0, 0.95 - (double)held / STUDIES), "precision.coverage.shortfall");
}

static void add_games(reproduce_list *list)
{
    static const double rock_paper_scissors[9] = {0, -1, 1, 1, 0, -1, -1, 1, 0};
    static const double odd_even[4] = {-2, 3, 3, -4};
    double value, row[3], column[3];
    bool saddle;
    if (matrix_game_solve(rock_paper_scissors, 3, 3, &value, row, column, &saddle) != POSTURE_OK) {
        list->out_of_memory = true;
        return;
    }
    reproduce_group(list, "matrix_game", "Rock, paper, scissors", 'P', 1e-8);
    reproduce_add(list, 0, value, "matrix_game.rock_paper_scissors.value");
    for (int i = 0; i < 3; i++)
        reproduce_add(list, 1.0 / 3, row[i], "matrix_game.rock_paper_scissors.share_%d", i + 1);
    if (matrix_game_solve(odd_even, 2, 2, &value, row, column, &saddle) != POSTURE_OK) {
        list->out_of_memory = true;
        return;
    }
    reproduce_group(list, "matrix_game", "Ferguson 2014, Game Theory, part II, section 1.2: odd or even", 'P', 1e-8);
    reproduce_add(list, 1.0 / 12, value, "matrix_game.odd_even.value");
    reproduce_add(list, 7.0 / 12, row[0], "matrix_game.odd_even.share_1");
    reproduce_add(list, 7.0 / 12, column[0], "matrix_game.odd_even.answer_1");
}

void reproduce_study(reproduce_list *list)
{
    add_philox(list);
    add_sobol_points(list);
    add_latin_hypercubes(list);
    add_fractions(list);
    add_all_indices(list);
    add_morris(list);
    add_discovery(list);
    add_ocba(list);
    add_indifference_zone(list);
    add_precision(list);
    add_games(list);
}
