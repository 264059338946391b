/* Lines of `posture reproduce`: a number of a published model beside ours. One function for each model adds its lines.
 */
#ifndef APP_REPRODUCE_LIST_H
#define APP_REPRODUCE_LIST_H

#include <stdbool.h>

typedef struct reproduce_line {
    char id[72];
    const char *model, *source;
    char mark; /* 'P': published; 'C': computed from the published equations, a regression value */
    double published, computed, tolerance;
    bool pass; /* |published - computed| <= tolerance */
} reproduce_line;

typedef struct reproduce_list {
    reproduce_line *lines;
    int count, capacity;
    bool out_of_memory;
    /* Of the lines that follow. */
    const char *model, *source;
    char mark;
    double tolerance;
} reproduce_list;

/* texts [static]. Which model, source and mark the lines that follow have, and how far they may be off. */
void reproduce_group(reproduce_list *list, const char *model, const char *source, char mark, double tolerance);

/* id: as printf makes it, unique in the list. */
#if defined(__GNUC__)
__attribute__((format(printf, 4, 5)))
#endif
void reproduce_add(reproduce_list *list, double published, double computed, const char *id, ...);

void reproduce_clear(reproduce_list *list);

/* reproduce_MODEL.c */
void reproduce_lanchester(reproduce_list *list);
void reproduce_stochastic_square(reproduce_list *list);
void reproduce_epstein(reproduce_list *list);
void reproduce_biddle(reproduce_list *list);
void reproduce_qjm(reproduce_list *list);
void reproduce_planning_factor(reproduce_list *list);
void reproduce_salvo(reproduce_list *list);
void reproduce_calibrated(reproduce_list *list);
void reproduce_game(reproduce_list *list);
void reproduce_study(reproduce_list *list);
void reproduce_investment(reproduce_list *list);
void reproduce_warning(reproduce_list *list);

#endif
