"""tools/check_layers.py finds what it is there to find: a small bad house, built in a temporary folder."""
import os
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "tools"))
import check_layers  # noqa: E402

FLOORS = """# folder siblings may_include modules
src/low  ordered -   first second
src/mid  apart   low left right
src/high ordered low mid top
cli      apart   public *
"""


class BadHouses(unittest.TestCase):
    def findings(self, files, floors=FLOORS):
        with tempfile.TemporaryDirectory() as root:
            for path, text in {"src/FLOORS": floors, **files}.items():
                os.makedirs(os.path.dirname(os.path.join(root, path)), exist_ok=True)
                with open(os.path.join(root, path), "w", encoding="utf-8") as out:
                    out.write(text)
            return check_layers.check(root)

    def assert_finds(self, files, words, floors=FLOORS):
        found = self.findings(files, floors)
        self.assertEqual(len(found), 1, found)
        self.assertIn(words, found[0])

    def test_a_good_house_has_no_findings(self):
        self.assertEqual(self.findings({
            "src/low/first.h": "", "src/low/second.c": '#include "low/first.h"\n#include "low/second.h"\n',
            "src/low/second.h": "", "src/mid/left.c": '#include "low/second.h"\n',
            "src/high/top.c": '#include "mid/left.h"\n', "src/mid/left.h": "", "cli/verb.c": '#include "verbs.h"\n',
            "cli/verbs.h": ""}), [])

    def test_upward(self):
        self.assert_finds({"src/low/first.c": '#include "mid/left.h"\n', "src/mid/left.h": ""}, "may not include src/mid")

    def test_sideways(self):
        self.assert_finds({"src/mid/left.c": '#include "mid/right.h"\n', "src/mid/right.h": ""}, "stay apart")

    def test_against_the_order_of_a_folder(self):
        self.assert_finds({"src/low/first.c": '#include "low/second.h"\n', "src/low/second.h": ""}, "not listed before")

    def test_private_header_from_the_command_line(self):
        self.assert_finds({"cli/verb.c": '#include "low/first.h"\n', "src/low/first.h": ""}, "public headers only")

    def test_unplaced_file(self):
        self.assert_finds({"src/low/third.c": ""}, "does not place")

    def test_long_file(self):
        self.assert_finds({"src/low/first.c": "\n" * 801}, "over 800 lines")

    def test_long_function(self):
        if check_layers.shutil.which("ctags"):
            body = "int f(void)\n{\n" + "    ;\n" * 90 + "    return 0;\n}\n"
            self.assert_finds({"src/low/first.c": body}, "over 80")

    def test_floors_that_name_a_floor_above(self):
        self.assert_finds({}, "not below it", FLOORS.replace("ordered -   first", "ordered high first"))


if __name__ == "__main__":
    unittest.main()
