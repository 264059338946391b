/* The scenario that `posture new` writes: small, complete, commented. */
#ifndef APP_NEW_FILES_H
#define APP_NEW_FILES_H

typedef struct new_file {
    const char *name; /* relative to the folder */
    const char *text;
} new_file;

const new_file *new_files(void); /* ends with a NULL name; static */

#endif
