/* renameat2 exchanges two folders in one step: no instant without results. */
#define _GNU_SOURCE /* NOLINT(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */
#include "app/results_folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/diagnostic.h"
#include "base/file.h"

/* What a study writes; only these are ever removed. The first marks a folder as one of results. */
static const char *const result_files[] = {"results.sqlite",
                                           "results.sqlite-wal",
                                           "results.sqlite-shm",
                                           "runs.csv",
                                           "runs.csv.partial",
                                           "factors.csv",
                                           "factors.csv.partial",
                                           "assess.json",
                                           "report.html",
                                           ".lock",
                                           NULL};

static char *join(const char *a, const char *separator, const char *b)
{
    size_t size = strlen(a) + strlen(separator) + strlen(b) + 1;
    char *text = malloc(size);
    if (text)
        snprintf(text, size, "%s%s%s", a, separator, b);
    return text;
}

static int is_result_file(const char *name)
{
    for (int i = 0; result_files[i]; i++)
        if (strcmp(result_files[i], name) == 0)
            return 1;
    return 0;
}

/* Files of a folder other than the two dots: how many, and whether a store is among them. */
static int inspect(const char *path, int *has_store)
{
    DIR *folder = opendir(path);
    int count = 0;
    *has_store = 0;
    if (!folder)
        return 0;
    for (const struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        count++;
        *has_store |= strcmp(entry->d_name, result_files[0]) == 0;
    }
    closedir(folder);
    return count;
}

static void remove_result_files(const char *path)
{
    for (int i = 0; result_files[i]; i++) {
        char *file = join(path, "/", result_files[i]);
        if (file)
            unlink(file);
        free(file);
    }
}

static posture_status refuse(const results_folder *f, const char *why, posture_diagnostics *found)
{
    diagnostics_fault(found, (text_mark){.file = f->path}, "%s", why);
    return POSTURE_ERROR_FILE;
}

static posture_status take_lock(results_folder *f, posture_diagnostics *found)
{
    char *name = join(f->partial, "/", ".lock");
    if (!name)
        return POSTURE_ERROR_MEMORY;
    f->lock = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    free(name);
    if (f->lock < 0)
        return POSTURE_ERROR_FILE;
    struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    if (fcntl(f->lock, F_SETLK, &whole) == 0)
        return POSTURE_OK;
    return refuse(f, "another run is writing results here; choose another folder", found);
}

/* The folder itself where `path` leads to it through a symbolic link: exchanging the link would break it. */
static char *resolved(const char *path)
{
    char *real = realpath(path, NULL);
    if (real || errno == ENOMEM)
        return real;
    size_t length = strlen(path);
    while (length > 1 && path[length - 1] == '/')
        length--;
    return strndup(path, length);
}

static int is_folder(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

posture_status results_folder_open(results_folder *f, const char *path, posture_diagnostics *found)
{
    *f = (results_folder){.lock = -1};
    f->path = resolved(path);
    f->partial = f->path ? join(f->path, "", ".partial") : NULL;
    if (!f->partial)
        return POSTURE_ERROR_MEMORY;
    struct stat info;
    if (lstat(f->path, &info) == 0 && !is_folder(f->path))
        return refuse(f, "this is no folder, and results go into one; choose a new or empty folder", found);
    int has_store = 0;
    if (inspect(f->path, &has_store) > 0 && !has_store)
        return refuse(f, "the folder holds files that are no results; choose a new or empty folder", found);
    posture_status status = file_make_folder(f->partial);
    if (status == POSTURE_ERROR_FILE)
        return refuse(f, strerror(errno), found);
    if (status == POSTURE_OK)
        status = take_lock(f, found);
    for (int i = 0; status == POSTURE_OK && result_files[i]; i++) {
        char *file = results_folder_file(f, result_files[i]);
        if (!file)
            status = POSTURE_ERROR_MEMORY;
        else if (strcmp(result_files[i], ".lock") != 0)
            unlink(file);
        free(file);
    }
    return status;
}

char *results_folder_file(const results_folder *f, const char *name)
{
    return join(f->partial, "/", name);
}

/* What a person put beside old results moves on to the new ones. */
static void keep_other_files(const char *from, const char *to)
{
    DIR *folder = opendir(from);
    if (!folder)
        return;
    for (const struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0 || is_result_file(entry->d_name))
            continue;
        char *old = join(from, "/", entry->d_name);
        char *new = join(to, "/", entry->d_name);
        if (old && new)
            renameat2(AT_FDCWD, old, AT_FDCWD, new, RENAME_NOREPLACE);
        free(old);
        free(new);
    }
    closedir(folder);
}

posture_status results_folder_complete(results_folder *f)
{
    char *lock = results_folder_file(f, ".lock");
    if (!lock)
        return POSTURE_ERROR_MEMORY;
    unlink(lock);
    free(lock);
    if (renameat2(AT_FDCWD, f->partial, AT_FDCWD, f->path, RENAME_NOREPLACE) == 0)
        return POSTURE_OK;
    /* What became of the path meanwhile: never put a folder in the place of a file. */
    if (errno != EEXIST || !is_folder(f->path) ||
        renameat2(AT_FDCWD, f->partial, AT_FDCWD, f->path, RENAME_EXCHANGE) != 0)
        return POSTURE_ERROR_FILE;
    remove_result_files(f->partial);
    keep_other_files(f->partial, f->path);
    rmdir(f->partial);
    return POSTURE_OK;
}

void results_folder_close(results_folder *f)
{
    if (f->lock >= 0 && f->path)
        close(f->lock);
    free(f->path);
    free(f->partial);
    *f = (results_folder){.lock = -1};
}
