/* The report from a document on disk, for the browser tests: render_report DOCUMENT.json REPORT.html */
#include <stdio.h>

#include "output/report.h"

int main(int argc, char **argv)
{
    if (argc != 3) {
        fputs("usage: render_report DOCUMENT.json REPORT.html\n", stderr);
        return 64;
    }
    json_error_t error;
    json_t *document = json_load_file(argv[1], 0, &error);
    if (!document) {
        fprintf(stderr, "%s:%d:%d: %s\n", argv[1], error.line, error.column, error.text);
        return 2;
    }
    posture_status status = report_write(argv[2], document);
    json_decref(document);
    if (status != POSTURE_OK) {
        fprintf(stderr, "%s: %s\n", argv[2], posture_status_text(status));
        return 1;
    }
    return 0;
}
