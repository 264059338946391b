/* A YAML document as a tree of marked nodes, made from libyaml's events. A narrow part of the language: maps with
 * distinct plain keys, lists and scalars; anchors, aliases, tags and further documents are refused, depth and sizes
 * bounded. All faults are collected; libyaml itself stops at the first syntax error. */
#ifndef SCENARIO_YAML_TREE_H
#define SCENARIO_YAML_TREE_H

#include "base/arena.h"
#include "base/diagnostic.h"

enum { YAML_DEPTH_MAX = 12, YAML_KEY_MAX = 256 };

typedef enum yaml_kind { YAML_SCALAR, YAML_LIST, YAML_MAP } yaml_kind;

typedef struct yaml_node yaml_node;
struct yaml_node {
    yaml_kind kind;
    text_mark mark;
    const char *text; /* scalars; "" for other kinds */
    const char *key;  /* inside a map, else NULL */
    text_mark key_mark;
    int count; /* of children */
    yaml_node *first, *last, *next;
};

/* Parses `text`, whose first character stands at `start`. *root is NULL for an empty text and after a syntax
 * error. POSTURE_ERROR_MEMORY, else POSTURE_OK with or without faults. */
posture_status yaml_tree_parse(text_mark start, const char *text, size_t length, arena *memory,
                               posture_diagnostics *found, yaml_node **root);

const yaml_node *yaml_node_find(const yaml_node *map, const char *key); /* NULL where absent or not a map */

/* The node as one line of flow text, "{low: 1, high: 3}"; NULL when out of memory. */
const char *yaml_node_text(const yaml_node *node, arena *memory);

#endif
