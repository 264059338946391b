/* The stochastic square law: exact chances, survivors, surrender. */
#include "app/reproduce_list.h"

#include <stddef.h>

#include "process/engagement/stochastic_square.h"

static const stochastic_duel even = {.red_rate = 1, .blue_rate = 1, .aimed = true};

enum { MEN = 10 };

/* P(red wins) from r = row + 1 and b = column + 1 men, numerator and denominator, from the recursion in whole numbers.
 */
static const double exact[MEN][MEN][2] = {
    {{1.0, 2.0},
     {1.0, 6.0},
     {1.0, 24.0},
     {1.0, 120.0},
     {1.0, 720.0},
     {1.0, 5040.0},
     {1.0, 40320.0},
     {1.0, 362880.0},
     {1.0, 3628800.0},
     {1.0, 39916800.0}},
    {{5.0, 6.0},
     {1.0, 2.0},
     {9.0, 40.0},
     {29.0, 360.0},
     {121.0, 5040.0},
     {31.0, 5040.0},
     {503.0, 362880.0},
     {169.0, 604800.0},
     {97.0, 1900800.0},
     {1021.0, 119750400.0}},
    {{23.0, 24.0},
     {31.0, 40.0},
     {1.0, 2.0},
     {82.0, 315.0},
     {4541.0, 40320.0},
     {1679.0, 40320.0},
     {24427.0, 1814400.0},
     {8593.0, 2217600.0},
     {397.0, 394240.0},
     {297581.0, 1245404160.0}},
    {{119.0, 120.0},
     {331.0, 360.0},
     {233.0, 315.0},
     {1.0, 2.0},
     {20669.0, 72576.0},
     {252023.0, 1814400.0},
     {131009.0, 2217600.0},
     {29639.0, 1330560.0},
     {1044919.0, 138378240.0},
     {20296447.0, 8717829120.0}},
    {{719.0, 720.0},
     {4919.0, 5040.0},
     {35779.0, 40320.0},
     {51907.0, 72576.0},
     {1.0, 2.0},
     {1008023.0, 3326400.0},
     {12831419.0, 79833600.0},
     {15676763.0, 207567360.0},
     {184980443.0, 5811886080.0},
     {636127117.0, 52306974720.0}},
    {{5039.0, 5040.0},
     {5009.0, 5040.0},
     {38641.0, 40320.0},
     {1562377.0, 1814400.0},
     {2318377.0, 3326400.0},
     {1.0, 2.0},
     {47045819.0, 148262400.0},
     {1301497459.0, 7264857600.0},
     {1883812331.0, 20756736000.0},
     {54444552523.0, 1307674368000.0}},
    {{40319.0, 40320.0},
     {362377.0, 362880.0},
     {1789973.0, 1814400.0},
     {2086591.0, 2217600.0},
     {67002181.0, 79833600.0},
     {101216581.0, 148262400.0},
     {1.0, 2.0},
     {4479872659.0, 13621608000.0},
     {7768754321.0, 39852933120.0},
     {7452260106671.0, 71137485619200.0}},
    {{362879.0, 362880.0},
     {604631.0, 604800.0},
     {2209007.0, 2217600.0},
     {1300921.0, 1330560.0},
     {191890597.0, 207567360.0},
     {5963360141.0, 7264857600.0},
     {9141735341.0, 13621608000.0},
     {1.0, 2.0},
     {25481169041.0, 75277762560.0},
     {26716023901667.0, 128047474114560.0}},
    {{3628799.0, 3628800.0},
     {1900703.0, 1900800.0},
     {393843.0, 394240.0},
     {137333321.0, 138378240.0},
     {5626905637.0, 5811886080.0},
     {18872923669.0, 20756736000.0},
     {32084178799.0, 39852933120.0},
     {49796593519.0, 75277762560.0},
     {1.0, 2.0},
     {84337387253219.0, 243290200817664.0}},
    {{39916799.0, 39916800.0},
     {119749379.0, 119750400.0},
     {1245106579.0, 1245404160.0},
     {8697532673.0, 8717829120.0},
     {51670847603.0, 52306974720.0},
     {1253229815477.0, 1307674368000.0},
     {63685225512529.0, 71137485619200.0},
     {101331450212893.0, 128047474114560.0},
     {158952813564445.0, 243290200817664.0},
     {1.0, 2.0}},
};

static void add_table(reproduce_list *list)
{
    reproduce_group(list, "stochastic_square", "exact fractions of the recursion (Karr 1974; Kingman 1999)", 'C',
                    1e-12);
    for (int r = 1; r <= MEN; r++)
        for (int b = 1; b <= MEN; b++)
            reproduce_add(list, exact[r - 1][b - 1][0] / exact[r - 1][b - 1][1],
                          stochastic_square_win_prob(&even, r, b), "stochastic_square.p.%d.%d", r, b);
}

static double factorial(int n)
{
    return n < 2 ? 1 : n * factorial(n - 1);
}

/* Fractions and formulas as printed. */
static void add_printed(reproduce_list *list)
{
    static const struct {
        int red, blue;
        double num, den;
    } printed[] = {{2, 1, 5, 6}, {3, 1, 23, 24}, {4, 1, 119, 120}, {3, 2, 31, 40}, {4, 2, 331, 360}, {4, 3, 233, 315}};
    reproduce_group(list, "stochastic_square", "Hankin, Discrete Lanchester attrition models", 'P', 1e-12);
    for (size_t i = 0; i < sizeof printed / sizeof printed[0]; i++)
        reproduce_add(list, printed[i].num / printed[i].den,
                      stochastic_square_win_prob(&even, printed[i].red, printed[i].blue),
                      "stochastic_square.printed.%d.%d", printed[i].red, printed[i].blue);
    double two = 8, three = 27; /* 2^(n+2), 3^(n+2) at n = 1 */
    for (int n = 1; n <= 8; n++) {
        reproduce_add(list, 0.5, stochastic_square_win_prob(&even, n, n), "stochastic_square.printed.n_n.%d", n);
        reproduce_add(list, 1 / factorial(n + 1), stochastic_square_win_prob(&even, 1, n),
                      "stochastic_square.printed.1_n.%d", n);
        reproduce_add(list, (two - (n + 2)) / factorial(n + 2), stochastic_square_win_prob(&even, 2, n),
                      "stochastic_square.printed.2_n.%d", n);
        reproduce_add(list, (6 * three - 4 * (n + 3) * two + (n + 3) * (n + 2)) / (2 * factorial(n + 3)),
                      stochastic_square_win_prob(&even, 3, n), "stochastic_square.printed.3_n.%d", n);
        two *= 2;
        three *= 3;
    }
}

static void add_surrender(reproduce_list *list)
{
    static const double three_behind[] = {5.0 / 6, 31.0 / 40, 26.0 / 35};
    stochastic_duel careful = even;
    reproduce_group(list, "stochastic_square", "Hankin, precautionary surrender", 'P', 1e-12);
    careful.surrender_behind = 2;
    for (int n = 2; n <= 10; n++)
        reproduce_add(list, (3.0 * n - 1) / (4 * n - 2), stochastic_square_win_prob(&careful, n, n - 1),
                      "stochastic_square.surrender_2.%d.%d", n, n - 1);
    careful.surrender_behind = 3;
    for (int n = 2; n <= 4; n++)
        reproduce_add(list, three_behind[n - 2], stochastic_square_win_prob(&careful, n, n - 1),
                      "stochastic_square.surrender_3.%d.%d", n, n - 1);
}

static void add_survivors(reproduce_list *list)
{
    static const struct {
        int men;
        double left;
    } rows[] = {{1, 1},         {2, 5.0 / 3},    {3, 34.0 / 15},   {5, 3.353946},
                {10, 5.715147}, {50, 19.509374}, {100, 32.963186}, {200, 55.603113}};
    reproduce_group(list, "stochastic_square", "mean survivors from (N, N), exact sum", 'C', 5.1e-7);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        reproduce_add(list, rows[i].left, stochastic_square_survivors(&even, rows[i].men, rows[i].men),
                      "stochastic_square.survivors.%d", rows[i].men);
}

static void add_unequal(reproduce_list *list)
{
    static const struct {
        int red, blue;
        stochastic_duel duel;
        double p;
    } rows[] = {{10, 10, {2, 1, true, 0}, 0.912443},
                {10, 20, {4, 1, true, 0}, 0.521171},
                {10, 8, {1, 1, true, 0}, 0.7913584467},
                {10, 7, {1, 1, false, 0}, 0.772751},
                {10, 10, {2, 1, false, 0}, 0.935234}};
    reproduce_group(list, "stochastic_square", "unequal effectiveness and the linear law, by recursion", 'C', 5.1e-7);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        reproduce_add(list, rows[i].p, stochastic_square_win_prob(&rows[i].duel, rows[i].red, rows[i].blue),
                      "stochastic_square.%s.%d.%d.%g.%g", rows[i].duel.aimed ? "square" : "linear", rows[i].red,
                      rows[i].blue, rows[i].duel.red_rate, rows[i].duel.blue_rate);
}

void reproduce_stochastic_square(reproduce_list *list)
{
    add_printed(list);
    add_surrender(list);
    add_table(list);
    add_survivors(list);
    add_unequal(list);
}
