"""Documents against a JSON Schema: check_schema.py SCHEMA DOCUMENT.json|REPORT.html ...; a report gives up the document
inside it. The schema must also refuse a document with a part taken out."""
import copy
import json
import re
import sys

import jsonschema


def read(path):
    text = open(path, encoding="utf-8").read()
    if path.endswith(".html"):
        text = re.search(r'<script id="document" type="application/json">(.*?)</script>', text, re.S).group(1)
    return json.loads(text)


def main(schema_path, paths):
    schema = json.load(open(schema_path, encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    faults = 0
    for path in paths:
        document = read(path)
        for error in validator.iter_errors(document):
            print(f"{path}: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}")
            faults += 1
        for part in schema["required"]:
            less = copy.copy(document)
            less.pop(part, None)
            if validator.is_valid(less):
                print(f"{path}: valid without {part}")
                faults += 1
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
