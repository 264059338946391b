/* The report file: the document survives the way into HTML, cannot leave its element, and half a file never appears. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "output/report.h"

static char folder[] = "/tmp/posture-report-XXXXXX";
static char path[64];

static int make_folder(void **state)
{
    (void)state;
    if (!mkdtemp(folder)) {
        return 1;
    }
    strcpy(path, folder);
    strcat(path, "/report.html");
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    unlink(path);
    return rmdir(folder);
}

static char *written(const json_t *document)
{
    char *page;
    size_t length;
    assert_int_equal(report_write(path, document), POSTURE_OK);
    assert_int_equal(file_read(path, 16u << 20, &page, &length), POSTURE_OK);
    assert_int_equal(strlen(page), length);
    return page;
}

/* The text between the document's tags, cut out of the page in place. */
static char *cut_document(char *page)
{
    static const char tag[] = "<script id=\"document\" type=\"application/json\">";
    char *start = strstr(page, tag);
    assert_non_null(start);
    start += sizeof tag - 1;
    char *end = strstr(start, "</script>");
    assert_non_null(end);
    *end = '\0';
    return start;
}

static void the_document_comes_back_unchanged(void **state)
{
    (void)state;
    json_t *document =
        json_pack("{s:s, s:[f, n, i]}", "text", "Suwa\u0142ki </script><!-- <script> & \"quoted\"", "list", 0.1, 3);
    char *page = written(document);
    char *text = cut_document(page);
    assert_null(strchr(text, '<'));
    json_t *back = json_loads(text, 0, NULL);
    assert_true(json_equal(document, back));
    json_decref(back);
    json_decref(document);
    free(page);
}

static void the_page_loads_nothing_from_outside(void **state)
{
    (void)state;
    json_t *document = json_object();
    char *page = written(document);
    assert_non_null(strstr(page, "default-src 'none'"));
    assert_null(strstr(page, "<link"));
    assert_null(strstr(page, "@import"));
    assert_null(strstr(page, "unsafe"));
    json_decref(document);
    free(page);
}

static void an_unwritable_folder_is_a_status(void **state)
{
    (void)state;
    json_t *document = json_object();
    assert_int_equal(report_write("/nonexistent/report.html", document), POSTURE_ERROR_FILE);
    json_decref(document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_document_comes_back_unchanged),
        cmocka_unit_test(the_page_loads_nothing_from_outside),
        cmocka_unit_test(an_unwritable_folder_is_a_status),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
