/* What a function reports back.
 *
 * Four kinds of trouble are never mixed. A caller's bug asserts. Bad input gives a status of the 100s together with
 * diagnostics that name file, line and column. The environment (memory, disk, SQL) gives a status of the 300s or 400s.
 * What happens inside the model, a lost battle or a unit destroyed, is data and never a status. */
#ifndef POSTURE_STATUS_H
#define POSTURE_STATUS_H

#define POSTURE_STATUS_LIST(X)                                                                                         \
    X(POSTURE_OK, 0, "no error")                                                                                       \
    X(POSTURE_ERROR_INPUT, 100, "the input has errors; see the diagnostics")                                           \
    X(POSTURE_ERROR_UNKNOWN_NAME, 101, "no entity has this name")                                                      \
    X(POSTURE_ERROR_NUMERIC, 200, "a computation left its valid range")                                                \
    X(POSTURE_ERROR_MEMORY, 300, "out of memory")                                                                      \
    X(POSTURE_ERROR_THREAD, 301, "a thread could not be started")                                                      \
    X(POSTURE_ERROR_FILE, 400, "a file could not be read or written")                                                  \
    X(POSTURE_ERROR_STORE, 401, "the results store reported an error")                                                 \
    X(POSTURE_ERROR_CANCELLED, 500, "stopped on request")

typedef enum posture_status {
#define POSTURE_STATUS_ENUM(name, value, text) name = value,
    POSTURE_STATUS_LIST(POSTURE_STATUS_ENUM)
#undef POSTURE_STATUS_ENUM
} posture_status;

/* One sentence for `status`, never NULL; static storage. */
const char *posture_status_text(posture_status status);

#endif
