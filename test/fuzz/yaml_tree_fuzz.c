/* Any bytes as YAML: a tree or diagnostics; a tree can be written back as flow text. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "scenario/yaml_tree.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    posture_diagnostics *found = NULL;
    yaml_node *root = NULL;
    arena memory;
    arena_init(&memory);
    if (posture_diagnostics_create(&found) != POSTURE_OK)
        abort();
    const text_mark start = {"fuzz.yaml", 1, 1};
    if (yaml_tree_parse(start, (const char *)data, size, &memory, found, &root) == POSTURE_OK && root &&
        !yaml_node_text(root, &memory))
        abort();
    posture_diagnostics_destroy(found);
    arena_clear(&memory);
    return 0;
}
