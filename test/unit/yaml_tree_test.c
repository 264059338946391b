/* The tree of a YAML text: structure, marks, flow text, and what the narrow language refuses. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "scenario/yaml_tree.h"

typedef struct parsed {
    arena memory;
    yaml_node *root;
    posture_diagnostics *found;
} parsed;

static parsed parse(const char *text)
{
    parsed p;
    text_mark start = {"t.yaml", 1, 1};
    arena_init(&p.memory);
    assert_int_equal(posture_diagnostics_create(&p.found), POSTURE_OK);
    assert_int_equal(yaml_tree_parse(start, text, strlen(text), &p.memory, p.found, &p.root), POSTURE_OK);
    return p;
}

static void discard(parsed *p)
{
    posture_diagnostics_destroy(p->found);
    arena_clear(&p->memory);
}

static void builds_a_marked_tree(void **state)
{
    (void)state;
    parsed p = parse("title: A name # comment\nlist:\n  - {low: 1, high: 'x, y'}\n  - plain\n");
    assert_int_equal(posture_diagnostics_count(p.found), 0);
    assert_string_equal(yaml_node_find(p.root, "title")->text, "A name");
    const yaml_node *list = yaml_node_find(p.root, "list");
    assert_true(list->kind == YAML_LIST && list->count == 2);
    const yaml_node *high = yaml_node_find(list->first, "high");
    assert_string_equal(high->text, "x, y");
    assert_int_equal(high->mark.line, 3);
    assert_int_equal(high->mark.column, 20);
    assert_int_equal(high->key_mark.column, 14);
    assert_string_equal(yaml_node_text(list, &p.memory), "[{low: 1, high: 'x, y'}, plain]");
    assert_null(yaml_node_find(list, "low"));
    discard(&p);
}

static void refuses(const char *text, const char *part, int line)
{
    parsed p = parse(text);
    assert_int_equal(posture_diagnostics_fault_count(p.found), 1);
    assert_non_null(strstr(posture_diagnostics_get(p.found, 0)->text, part));
    assert_int_equal(posture_diagnostics_get(p.found, 0)->line, line);
    discard(&p);
}

static void refuses_what_hides_or_repeats(void **state)
{
    (void)state;
    refuses("a: 1\nb: 2\na: 3\n", "given before, on line 1", 3);
    refuses("a: &x 1\n", "an anchor", 1);
    refuses("a: 1\nb: *x\n", "alias", 2);
    refuses("a: !!int 1\n", "a tag", 1);
    refuses("a: 1\n---\nb: 2\n", "second document", 2);
    refuses("{a: 1}: 2\n", "plain text", 1);
    refuses("a: [1, 2\n", "not YAML", 2);
    refuses("a: [[[[[[[[[[[[[[1]]]]]]]]]]]]]]\n", "nested more than", 1);
}

static void collects_all_faults(void **state)
{
    (void)state;
    parsed p = parse("a: &x 1\nb: !t 2\na: 3\nc: 4\n");
    assert_int_equal(posture_diagnostics_fault_count(p.found), 3);
    assert_string_equal(yaml_node_find(p.root, "c")->text, "4");
    assert_string_equal(yaml_node_find(p.root, "a")->text, "1");
    discard(&p);
}

static void an_empty_text_has_no_root(void **state)
{
    (void)state;
    parsed p = parse("# nothing\n");
    assert_null(p.root);
    assert_int_equal(posture_diagnostics_count(p.found), 0);
    discard(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(builds_a_marked_tree),
        cmocka_unit_test(refuses_what_hides_or_repeats),
        cmocka_unit_test(collects_all_faults),
        cmocka_unit_test(an_empty_text_has_no_root),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
