/* The collecting side of posture_diagnostics: what readers and checks call. */
#ifndef BASE_DIAGNOSTIC_H
#define BASE_DIAGNOSTIC_H

#include <posture/diagnostic.h>

/* Where in a text something stands. `file` is borrowed and outlives the use. */
typedef struct text_mark {
    const char *file;
    int line;   /* from 1; 0: the whole file */
    int column; /* from 1; 0: the whole line */
} text_mark;

/* Adds one finding. Out of memory while reporting is remembered and returned by diagnostics_status(). */
__attribute__((format(printf, 3, 4))) void diagnostics_fault(posture_diagnostics *list, text_mark mark,
                                                             const char *format, ...);
__attribute__((format(printf, 3, 4))) void diagnostics_warning(posture_diagnostics *list, text_mark mark,
                                                               const char *format, ...);

/* Orders entries by file, line, column, then order of discovery. */
void diagnostics_sort(posture_diagnostics *list);

/* POSTURE_OK without faults, POSTURE_ERROR_INPUT with some, POSTURE_ERROR_MEMORY where one was lost. */
posture_status diagnostics_status(const posture_diagnostics *list);

#endif
