/* Whole files in and out. Writing is all or nothing: a temporary file beside the target, fsync, rename, fsync of the
 * folder; a reader never sees half a file. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stddef.h>

#include <posture/status.h>

/* The bytes of `path` with a NUL behind them, malloc'ed. content [out, owned]: NULL on failure.
 * POSTURE_ERROR_FILE (errno tells why) for missing files, folders, and files over `limit_byte`. */
posture_status file_read(const char *path, size_t limit_byte, char **content, size_t *length);

/* POSTURE_ERROR_FILE (errno tells why) leaves the old content in place, except where only the last sync of the folder
 * failed. A device or a pipe is written to as it is, never replaced. */
posture_status file_write_atomic(const char *path, const void *content, size_t length);

/* Names in a folder that end in `suffix` ("" = all), without dot files, sorted bytewise. names [out, owned]: free with
 * file_names_free; NULL where there are none. */
posture_status file_list(const char *folder, const char *suffix, char ***names, size_t *count);
void file_names_free(char **names, size_t count);

/* Creates the folder and its parents; existing ones are fine. */
posture_status file_make_folder(const char *path);

#endif
