#include "scenario/yaml_tree.h"

#include <stdbool.h>
#include <string.h>

#include <yaml.h>

typedef struct builder {
    text_mark start;
    arena *memory;
    posture_diagnostics *found;
    yaml_node *root;
    yaml_node *open[YAML_DEPTH_MAX];
    int depth;
    int skipped_depth; /* nesting inside something refused */
    yaml_node *key;    /* a key of the innermost map that waits for its value */
    int documents;
    bool out_of_memory;
} builder;

static text_mark mark_at(const builder *b, yaml_mark_t at)
{
    int column = (int)at.column + (at.line == 0 ? b->start.column : 1);
    return (text_mark){b->start.file, b->start.line + (int)at.line, column};
}

/* libyaml marks what is missing at the end of a text on the line behind it. */
static text_mark problem_mark(const builder *b, const char *text, size_t length, yaml_mark_t at)
{
    return at.line > 0 && !memchr(text, '\n', length) ? b->start : mark_at(b, at);
}

static void append(yaml_node *parent, yaml_node *child)
{
    if (parent->last)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
    parent->count++;
}

static bool key_is_free(builder *b, const yaml_node *map, const yaml_node *key)
{
    if (map->count == YAML_KEY_MAX) {
        diagnostics_fault(b->found, key->mark, "more than %d keys in one map", YAML_KEY_MAX);
        return false;
    }
    const yaml_node *earlier = yaml_node_find(map, key->text);
    if (earlier)
        diagnostics_fault(b->found, key->mark, "key \"%s\" was given before, on line %d", key->text,
                          earlier->key_mark.line);
    return !earlier;
}

/* Puts a new node where it belongs. False where it has no place: what is inside it is skipped. */
static bool place_node(builder *b, yaml_node *node)
{
    if (b->depth == 0) {
        if (b->root)
            return false;
        b->root = node;
        return true;
    }
    yaml_node *parent = b->open[b->depth - 1];
    if (parent->kind == YAML_LIST) {
        append(parent, node);
        return true;
    }
    if (!b->key) {
        if (node->kind != YAML_SCALAR)
            diagnostics_fault(b->found, node->mark, "a key has to be plain text");
        b->key = node;
        return node->kind == YAML_SCALAR;
    }
    yaml_node *key = b->key;
    b->key = NULL;
    if (key->kind != YAML_SCALAR || !key_is_free(b, parent, key))
        return false;
    node->key = key->text;
    node->key_mark = key->mark;
    append(parent, node);
    return true;
}

static void refuse_decoration(builder *b, const yaml_event_t *event, const yaml_char_t *anchor, const yaml_char_t *tag)
{
    if (anchor)
        diagnostics_fault(b->found, mark_at(b, event->start_mark), "an anchor (&%s); write the value out instead",
                          (const char *)anchor);
    if (tag)
        diagnostics_fault(b->found, mark_at(b, event->start_mark), "a tag (%s); leave it out", (const char *)tag);
}

static yaml_node *make_node(builder *b, const yaml_event_t *event, yaml_kind kind)
{
    yaml_node *node = arena_allocate(b->memory, sizeof *node);
    if (!node) {
        b->out_of_memory = true;
        return NULL;
    }
    *node = (yaml_node){.kind = kind, .mark = mark_at(b, event->start_mark), .text = ""};
    return node;
}

static void begin_collection(builder *b, const yaml_event_t *event, yaml_kind kind)
{
    if (b->skipped_depth > 0) {
        b->skipped_depth++;
        return;
    }
    yaml_node *node = make_node(b, event, kind);
    if (!node)
        return;
    if (b->depth == YAML_DEPTH_MAX)
        diagnostics_fault(b->found, node->mark, "nested more than %d deep", YAML_DEPTH_MAX);
    if (!place_node(b, node) || b->depth == YAML_DEPTH_MAX)
        b->skipped_depth = 1;
    else
        b->open[b->depth++] = node;
}

static void end_collection(builder *b)
{
    if (b->skipped_depth > 0)
        b->skipped_depth--;
    else
        b->depth--;
}

static void take_scalar(builder *b, const yaml_event_t *event)
{
    const char *text = (const char *)event->data.scalar.value;
    size_t length = event->data.scalar.length;
    if (b->skipped_depth > 0)
        return;
    yaml_node *node = make_node(b, event, YAML_SCALAR);
    if (!node)
        return;
    if (memchr(text, '\0', length)) {
        diagnostics_fault(b->found, node->mark, "a NUL character inside a text");
        length = strlen(text);
    }
    node->text = arena_copy_text(b->memory, text, length);
    if (!node->text) {
        b->out_of_memory = true;
        return;
    }
    place_node(b, node);
}

static void take_alias(builder *b, const yaml_event_t *event)
{
    diagnostics_fault(b->found, mark_at(b, event->start_mark), "an alias (*%s); write the value out instead",
                      (const char *)event->data.alias.anchor);
    yaml_node *node = b->skipped_depth > 0 ? NULL : make_node(b, event, YAML_SCALAR);
    if (node)
        place_node(b, node);
}

static void take_event(builder *b, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        if (++b->documents == 2)
            diagnostics_fault(b->found, mark_at(b, event->start_mark), "a second document; one file holds one");
        break;
    case YAML_SCALAR_EVENT:
        refuse_decoration(b, event, event->data.scalar.anchor, event->data.scalar.tag);
        take_scalar(b, event);
        break;
    case YAML_SEQUENCE_START_EVENT:
        refuse_decoration(b, event, event->data.sequence_start.anchor, event->data.sequence_start.tag);
        begin_collection(b, event, YAML_LIST);
        break;
    case YAML_MAPPING_START_EVENT:
        refuse_decoration(b, event, event->data.mapping_start.anchor, event->data.mapping_start.tag);
        begin_collection(b, event, YAML_MAP);
        break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        end_collection(b);
        break;
    case YAML_ALIAS_EVENT:
        take_alias(b, event);
        break;
    default:
        break;
    }
}

posture_status yaml_tree_parse(text_mark start, const char *text, size_t length, arena *memory,
                               posture_diagnostics *found, yaml_node **root)
{
    *root = NULL;
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser))
        return POSTURE_ERROR_MEMORY;
    yaml_parser_set_input_string(&parser, (const unsigned char *)text, length);
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    builder b = {.start = start, .memory = memory, .found = found};
    bool done = false, broken = false;
    while (!done && !b.out_of_memory && b.documents < 2) {
        yaml_event_t event;
        if (!yaml_parser_parse(&parser, &event)) {
            if (parser.error == YAML_MEMORY_ERROR)
                b.out_of_memory = true;
            else
                broken = true;
            if (broken)
                diagnostics_fault(found, problem_mark(&b, text, length, parser.problem_mark), "not YAML: %s",
                                  parser.problem ? parser.problem : "unreadable text");
            break;
        }
        take_event(&b, &event);
        done = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    *root = broken ? NULL : b.root;
    return b.out_of_memory ? POSTURE_ERROR_MEMORY : POSTURE_OK;
}

const yaml_node *yaml_node_find(const yaml_node *map, const char *key)
{
    if (!map || map->kind != YAML_MAP)
        return NULL;
    for (const yaml_node *n = map->first; n; n = n->next)
        if (strcmp(n->key, key) == 0)
            return n;
    return NULL;
}

/* Characters after which a plain scalar in flow text would be read as something else. */
static bool needs_quotes(const char *text)
{
    return *text == '\0' || strpbrk(text, ",[]{}\"'#&*!|>%@`\n") || strstr(text, ": ");
}

/* Appends to out, which may be NULL to count; returns the new length. */
static size_t add_text(char *out, size_t length, const char *text)
{
    for (; *text; text++, length++)
        if (out)
            out[length] = *text;
    return length;
}

static size_t add_scalar(char *out, size_t length, const char *text)
{
    if (!needs_quotes(text))
        return add_text(out, length, text);
    length = add_text(out, length, "'");
    for (const char *c = text; *c; c++) {
        char one[] = {*c, '\0'};
        if (*c == '\n')
            one[0] = ' ';
        length = add_text(out, length, *c == '\'' ? "''" : one);
    }
    return add_text(out, length, "'");
}

static size_t add_node(char *out, size_t length, const yaml_node *node)
{
    if (node->kind == YAML_SCALAR)
        return add_scalar(out, length, node->text);
    length = add_text(out, length, node->kind == YAML_MAP ? "{" : "[");
    for (const yaml_node *n = node->first; n; n = n->next) {
        if (n != node->first)
            length = add_text(out, length, ", ");
        if (n->key) {
            length = add_scalar(out, length, n->key);
            length = add_text(out, length, ": ");
        }
        length = add_node(out, length, n);
    }
    return add_text(out, length, node->kind == YAML_MAP ? "}" : "]");
}

const char *yaml_node_text(const yaml_node *node, arena *memory)
{
    if (node->kind == YAML_SCALAR)
        return node->text;
    char *text = arena_allocate(memory, add_node(NULL, 0, node) + 1);
    if (text)
        add_node(text, 0, node);
    return text;
}
