#include <base/file.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Closing must not hide the errno that the caller shall see. */
static void close_quietly(int descriptor)
{
    int kept = errno;
    close(descriptor);
    errno = kept;
}

static posture_status file_error(int code)
{
    errno = code;
    return POSTURE_ERROR_FILE;
}

static posture_status read_open_file(int descriptor, size_t limit_byte, char **content, size_t *length)
{
    struct stat info;
    if (fstat(descriptor, &info) != 0)
        return POSTURE_ERROR_FILE;
    if (!S_ISREG(info.st_mode))
        return file_error(S_ISDIR(info.st_mode) ? EISDIR : EINVAL);
    if ((unsigned long long)info.st_size > limit_byte)
        return file_error(EFBIG);
    size_t capacity = (size_t)info.st_size;
    char *bytes = malloc(capacity + 1);
    if (!bytes)
        return POSTURE_ERROR_MEMORY;
    size_t taken = 0;
    while (taken < capacity) {
        ssize_t got = read(descriptor, bytes + taken, capacity - taken);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            int code = errno;
            free(bytes);
            return file_error(code);
        }
        if (got == 0)
            break; /* the file shrank meanwhile */
        taken += (size_t)got;
    }
    bytes[taken] = '\0';
    *content = bytes;
    *length = taken;
    return POSTURE_OK;
}

posture_status file_read(const char *path, size_t limit_byte, char **content, size_t *length)
{
    *content = NULL;
    *length = 0;
    /* Without O_NONBLOCK a named pipe in the folder would wait for a writer for ever. */
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0)
        return POSTURE_ERROR_FILE;
    posture_status status = read_open_file(descriptor, limit_byte, content, length);
    close_quietly(descriptor);
    return status;
}

/* Length of the folder part of `path` with its closing '/', 0 without one. */
static size_t folder_length(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? (size_t)(slash - path) + 1 : 0;
}

/* Creates a new hidden file beside `path`. name [out, owned]. */
static posture_status create_beside(const char *path, char **name, int *descriptor)
{
    enum { ATTEMPTS = 100, EXTRA_BYTE = 48 };
    size_t folder = folder_length(path);
    size_t size = strlen(path) + EXTRA_BYTE;
    char *candidate = malloc(size);
    if (!candidate)
        return POSTURE_ERROR_MEMORY;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        snprintf(candidate, size, "%.*s.%s.%ld.%d.tmp", (int)folder, path, path + folder, (long)getpid(), attempt);
        *descriptor = open(candidate, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (*descriptor >= 0) {
            *name = candidate;
            return POSTURE_OK;
        }
        if (errno != EEXIST)
            break;
    }
    int code = errno;
    free(candidate);
    return file_error(code);
}

static bool write_all(int descriptor, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t put = write(descriptor, bytes, length);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return false;
        bytes += put;
        length -= (size_t)put;
    }
    return true;
}

/* A rename is on disk only once its folder is. */
static bool sync_folder_of(const char *path)
{
    size_t length = folder_length(path);
    char *folder = malloc(length + 2);
    if (!folder)
        return false;
    memcpy(folder, path, length);
    memcpy(folder + length, ".", 2);
    int descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    free(folder);
    if (descriptor < 0)
        return false;
    bool done = fsync(descriptor) == 0 || errno == EINVAL; /* some file systems cannot sync a folder */
    close_quietly(descriptor);
    return done;
}

/* A device or a pipe: replacing it by a file would be a surprise to everyone else who uses it. */
static bool is_special(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && !S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode);
}

static posture_status write_special(const char *path, const void *content, size_t length)
{
    const int descriptor = open(path, O_WRONLY | O_CLOEXEC);
    if (descriptor < 0)
        return POSTURE_ERROR_FILE;
    const bool written = write_all(descriptor, content, length);
    return close(descriptor) == 0 && written ? POSTURE_OK : POSTURE_ERROR_FILE;
}

posture_status file_write_atomic(const char *path, const void *content, size_t length)
{
    if (is_special(path))
        return write_special(path, content, length);
    char *temporary = NULL;
    int descriptor = -1;
    posture_status status = create_beside(path, &temporary, &descriptor);
    if (status != POSTURE_OK)
        return status;
    bool written = write_all(descriptor, content, length) && fsync(descriptor) == 0;
    int code = errno;
    if (close(descriptor) != 0 && written) {
        written = false;
        code = errno;
    }
    if (written && rename(temporary, path) != 0) {
        written = false;
        code = errno;
    }
    if (!written)
        unlink(temporary);
    free(temporary);
    if (!written)
        return file_error(code);
    return sync_folder_of(path) ? POSTURE_OK : POSTURE_ERROR_FILE;
}

static bool ends_in(const char *name, const char *suffix)
{
    size_t length = strlen(name);
    size_t suffix_length = strlen(suffix);
    return length >= suffix_length && strcmp(name + length - suffix_length, suffix) == 0;
}

typedef struct name_list {
    char **names;
    size_t count;
    size_t capacity;
} name_list;

static bool append_name(name_list *list, const char *name)
{
    if (list->count == list->capacity) {
        size_t capacity = list->capacity ? 2 * list->capacity : 16;
        char **names = realloc(list->names, capacity * sizeof *names);
        if (!names)
            return false;
        list->names = names;
        list->capacity = capacity;
    }
    list->names[list->count] = strdup(name);
    if (!list->names[list->count])
        return false;
    list->count++;
    return true;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

posture_status file_list(const char *folder, const char *suffix, char ***names, size_t *count)
{
    *names = NULL;
    *count = 0;
    DIR *stream = opendir(folder);
    if (!stream)
        return errno == ENOMEM ? POSTURE_ERROR_MEMORY : POSTURE_ERROR_FILE;
    name_list list = {0};
    posture_status status = POSTURE_OK;
    int code = 0;
    while (status == POSTURE_OK) {
        errno = 0;
        const struct dirent *item = readdir(stream); // NOLINT(concurrency-mt-unsafe): the stream is ours alone
        if (!item) {
            code = errno;
            if (code != 0)
                status = POSTURE_ERROR_FILE;
            break;
        }
        if (item->d_name[0] != '.' && ends_in(item->d_name, suffix) && !append_name(&list, item->d_name))
            status = POSTURE_ERROR_MEMORY;
    }
    closedir(stream);
    if (status != POSTURE_OK) {
        file_names_free(list.names, list.count);
        errno = code;
        return status;
    }
    if (list.count > 1)
        qsort(list.names, list.count, sizeof *list.names, compare_names);
    *names = list.names;
    *count = list.count;
    return POSTURE_OK;
}

void file_names_free(char **names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(names[i]);
    free((void *)names);
}

static bool make_one_folder(const char *path)
{
    if (mkdir(path, 0777) == 0)
        return true;
    int code = errno;
    struct stat info;
    if (code == EEXIST && stat(path, &info) == 0) {
        if (S_ISDIR(info.st_mode))
            return true;
        code = ENOTDIR;
    }
    errno = code;
    return false;
}

posture_status file_make_folder(const char *path)
{
    char *part = strdup(path);
    if (!part)
        return POSTURE_ERROR_MEMORY;
    bool made = true;
    for (char *p = part + 1; made && *part && *p; p++) {
        if (*p != '/')
            continue;
        *p = '\0';
        made = make_one_folder(part);
        *p = '/';
    }
    made = made && make_one_folder(part);
    int code = errno;
    free(part);
    errno = code;
    return made ? POSTURE_OK : POSTURE_ERROR_FILE;
}
