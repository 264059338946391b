/* Any bytes as a game in strategic form: diagnostics or a game that is written and read back. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "game/read_nfg.h"
#include "game/write_nfg.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    posture_diagnostics *found = NULL;
    game *once = NULL, *twice = NULL;
    char *first = NULL;
    if (posture_diagnostics_create(&found) != POSTURE_OK)
        abort();
    posture_status status = nfg_read("fuzz.nfg", (const char *)data, size, found, &once);
    if (status == POSTURE_OK && nfg_write(once, &first) == POSTURE_OK) {
        if (nfg_read("again.nfg", first, strlen(first), found, &twice) != POSTURE_OK ||
            twice->node_count != once->node_count)
            abort();
    }
    free(first);
    game_destroy(once);
    game_destroy(twice);
    posture_diagnostics_destroy(found);
    return 0;
}
