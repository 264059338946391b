/* Latin hypercubes: each column has one point in each of `rows` cells of equal width. */
#ifndef NUMERIC_LATIN_HYPERCUBE_H
#define NUMERIC_LATIN_HYPERCUBE_H

#include "numeric/design.h"

/* McKay, Beckman & Conover (1979): random order of the cells in each column, random place in the cell. */
posture_status latin_hypercube_design(int rows, int columns, uint64_t seed, design *out);

/* A Latin hypercube in the middle of its cells whose columns hardly correlate: in the spirit of Cioppa & Lucas (2007),
 * for any number of rows and columns, by exchanging two cells of one column where that lowers the sum of squared
 * correlations. Ask design_correlate for what was reached. effort: exchanges tried for each cell; 0 takes 100. */
posture_status latin_hypercube_nearly_orthogonal(int rows, int columns, int effort, uint64_t seed, design *out);

#endif
