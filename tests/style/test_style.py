"""The house rules that a program can check. Each check has its negative control: broken on purpose,
it must be seen."""

import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools" / "style"))

import arrows  # noqa: E402
import files  # noqa: E402


class Arrows(unittest.TestCase):
    def test_every_include_follows_the_arrows(self):
        self.assertEqual([], arrows.violations(ROOT / "src"))

    def test_the_table_is_the_one_of_the_folders(self):
        folders = {path.name for path in (ROOT / "src").iterdir() if path.is_dir()}
        self.assertEqual(set(arrows.ARROWS), folders)

    def broken(self, file, text):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / file
            path.parent.mkdir(parents=True)
            path.write_text(text)
            return arrows.violations(pathlib.Path(folder))

    def test_a_wrong_arrow_is_seen(self):
        for file, header in (
            ("domain/booking.cpp", '"platform/runtime/time.hpp"'),
            ("customer_api/main.cpp", '"backoffice/launches.hpp"'),
            ("admin_api/main.cpp", '"sales/launches.hpp"'),
            ("job_scheduler/main.cpp", '"core_api/jobs.hpp"'),
            ("sales/holds.cpp", "<libpq-fe.h>"),
            ("domain/money.cpp", "<boost/json.hpp>"),
            ("domain/money.cpp", '"money.hpp"'),
            ("helpers/x.cpp", "<vector>"),
        ):
            with self.subTest(file=file, header=header):
                self.assertEqual(1, len(self.broken(file, f"#include {header}\n")))

    def test_a_right_arrow_is_no_fault(self):
        text = '#include "sales/launches.hpp"\n#include <vector>\n#include "domain/money.hpp"\n'
        self.assertEqual([], self.broken("customer_api/catalogue/x.cpp", text))


class Files(unittest.TestCase):
    def test_names_lengths_and_first_lines_are_in_order(self):
        self.assertEqual([], files.violations(ROOT))

    def test_faults_are_seen(self):
        self.assertTrue(list(files.name_faults("src/platform/utils/x.cpp")))
        self.assertTrue(list(files.name_faults("web/dist/main.js")))
        self.assertTrue(list(files.text_faults("src/a.cpp", "// what for\n" * 451)))
        self.assertTrue(list(files.text_faults("tools/a.py", "# what for\n" + "x" * 101)))
        self.assertFalse(files.says_what_for(["int main() {}"]))
        machine = "// see /" + "work/main\n"
        self.assertTrue(list(files.text_faults("src/a.cpp", machine)))

    def test_a_good_file_has_no_fault(self):
        text = "#pragma once\n// What for.\nint x;\n"
        self.assertEqual([], list(files.text_faults("src/a.cpp", text)))
        self.assertTrue(files.says_what_for(text.splitlines()))


class Format(unittest.TestCase):
    @staticmethod
    def check(paths):
        command = [
            "clang-format",
            "--dry-run",
            "--Werror",
            f"--style=file:{ROOT / '.clang-format'}",
        ]
        return subprocess.run([*command, *map(str, paths)], capture_output=True, text=True)

    def test_cpp_is_formatted(self):
        names = [name for name in files.tracked(ROOT) if name.endswith((".cpp", ".hpp"))]
        made = self.check(ROOT / name for name in names)
        self.assertEqual("", made.stderr[:3000])

    def test_a_badly_formatted_file_is_seen(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "x.cpp"
            path.write_text("int   main( ){return 0 ;}\n")
            self.assertNotEqual(0, self.check([path]).returncode)


class Contracts(unittest.TestCase):
    def test_each_becomes_one_file_and_a_page_without_scripts(self):
        with tempfile.TemporaryDirectory() as folder:
            python = "/usr/bin/python3" if shutil.which("/usr/bin/python3") else sys.executable
            for name in ("customer", "admin", "core"):
                build = [python, ROOT / "tools/openapi/build.py", ROOT / f"api/{name}.yaml", folder]
                subprocess.run(build, check=True, capture_output=True)
                page = (pathlib.Path(folder) / f"{name}.html").read_text(encoding="utf-8")
                self.assertNotIn("<script", page)
                self.assertNotIn("http://", page.replace("http://127.0.0.1", ""))
                self.assertNotIn("common.yaml", (pathlib.Path(folder) / f"{name}.json").read_text())


if __name__ == "__main__":
    unittest.main()
