#!/usr/bin/env python3
"""Plants twenty problems in ten files, lints them once in seven formats, and reads each with other code than ours.

    python3 Tests/Reports/validate.py --bailiwick .build/release/bailiwick --sarif-schema sarif-schema-2.1.0.json

Needs jsonschema, and reads JUnit with junitparser and SARIF with sarif-tools where they are installed (PyPI). The coverage
of tests is read with Debian's lcov.
"""
import argparse, json, pathlib, re, shutil, subprocess, tempfile, tomllib, xml.dom.minidom

FILES = {
    "places.bwk": "block participants in EU, FR under EU\nblock participants in UK under GB\n",
    "codes.bwk": "block participants in US-NY, CA under US\nblock participants in CN-HK under HK\n",
    "conditions.bwk": "block participants in CN under CN"
    " when meeting.size is 1 and meeting.size is 2 or meeting.size is 3\n"
    "block participants in CN under CN when meeting.topic matches /(a+)+b/\n",
    "orders.bwk": "order old issued by CN on 2020-01-01 expires 2020-12-31\n\n"
    "rule one-order: block participants in JP under old\n",
    "windows.bwk": "rule passed: block participants in KR under KR until 2020-01-01\n\n"
    "rule soon: block participants in IN under IN until 2026-07-01\n",
    "words.bwk": "# TODO ask for a citation\nblock participants in TW\n",
    "tags.bwk": "tag spam-link on meeting\ntag spam_link on meeting\n\n"
    "block participants in MO under MO for meetings tagged any of spam-link, spam_link\n",
    "foreign.bwk": "block participants  in AT for meetings tagged illegal-in-DE under AT\n",
    "accepted.bwk": "#! accept no-autority: ours\nblock participants in CL under CL\n\n"
    "#! accept no-authority: ours\nblock participants in PE under PE\n",
    "deep/names.bwk": "territory Unused = CL\n\nauthority Court binds everywhere\n\n"
    "rule widely: block participants in BR under Court\n",
}
PLANTED = set(
    "D004 C002 A004 C003 A003 C016 T002 P002 T001 T003 S005 P001 S004 A005 M003 M001 D006 L010 P003 S001".split())
CONFIGURATION = '[severity]\nno-citation = "warning"\n\n[per-file-ignores]\n"deep/**" = ["style"]\n'


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--bailiwick", required=True)
    options.add_argument("--sarif-schema")
    options = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for name, text in FILES.items():
            (root / name).parent.mkdir(exist_ok=True)
            (root / name).write_text(text)
        with (root / "words.bwk").open("a") as file:
            file.write('\nblock participants in EG under EG notice "No."\n')
        (root / "bailiwick.toml").write_text(CONFIGURATION)
        tomllib.loads(CONFIGURATION)
        run = subprocess.run(
            [str(pathlib.Path(options.bailiwick).resolve()), "lint", "--no-cache", "--today", "2026-06-15", "--format", "github"]
            + [f"--format={name}=out.{name}" for name in "text concise json sarif junit gitlab".split()],
            cwd=root, capture_output=True, text=True)
        assert run.returncode == 1, run
        read(root, run.stdout, options.sarif_schema)
        read_coverage(root, str(pathlib.Path(options.bailiwick).resolve()))


def read(root, annotations, schema):
    findings = json.loads((root / "out.json").read_text())["findings"]
    codes = {finding["code"] for finding in findings}
    assert PLANTED <= codes, f"not found: {sorted(PLANTED - codes)}"
    sarif = json.loads((root / "out.sarif").read_text())
    assert len(sarif["runs"][0]["results"]) == len(findings)
    if schema:
        import jsonschema
        jsonschema.validate(sarif, json.loads(pathlib.Path(schema).read_text()))
    junit = (root / "out.junit").read_bytes()
    assert len(xml.dom.minidom.parseString(junit).getElementsByTagName("testsuite")) == len(FILES)
    gitlab = json.loads((root / "out.gitlab").read_text())
    assert len({entry["fingerprint"] for entry in gitlab}) == len(findings)
    assert len((root / "out.concise").read_text().splitlines()) == len(findings)
    assert (root / "out.text").read_text().count("= more: bailiwick explain ") == len(findings)
    assert all(line.startswith("::") for line in annotations.splitlines())
    readers = ["json", "xml.dom.minidom", "tomllib"] + (["jsonschema"] if schema else []) + others(root, len(findings))
    print(f"{len(findings)} findings of {len(codes)} checks in {len(FILES)} files; read by {', '.join(readers)}")


POLICY = """rule mainland:
  block participants in CN
  when meeting.size is at least 10
    or meeting.language is "zh"
""".splitlines()
TESTS = [
    'test "large" given participant in CN given meeting with size 10 expect block',
    'test "abroad" given participant in HK given meeting with size 10 expect allow',
]


def read_coverage(root, bailiwick):
    """One rule of two rows, of which one is shown, and two of the three sides of its border."""
    (root / "covered.bwk").write_text("\n".join(POLICY + TESTS) + "\n")
    command = [bailiwick, "test", "--coverage-report=lcov=out.info", "--coverage-report=json=out.coverage", "covered.bwk"]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    summary = json.loads((root / "out.coverage").read_text())["summary"]
    counts = [(summary[kind]["shown"], summary[kind]["total"]) for kind in ("rules", "rows", "borders")]
    assert counts == [(1, 1), (1, 2), (2, 3)], counts
    if not shutil.which("lcov"):
        return print("coverage read by json; lcov is not installed")
    command = ["lcov", "--rc", "lcov_branch_coverage=1", "--rc", "branch_coverage=1", "--summary", "out.info"]
    read = subprocess.run(command, cwd=root, check=True, capture_output=True, text=True)
    found = re.findall(r"(lines|functions|branches)\W.*\((\d+) of (\d+)", read.stdout + read.stderr)
    assert found == [("lines", "2", "4"), ("functions", "1", "1"), ("branches", "2", "3")], found
    command = ["genhtml", "--branch-coverage", "--output-directory", "html", "out.info"]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    assert (root / "html/index.html").exists()
    print("coverage read by json, lcov, genhtml")


def others(root, count):
    """Readers that may be installed."""
    found = []
    try:
        from junitparser import JUnitXml
        assert sum(suite.tests for suite in JUnitXml.fromfile(str(root / "out.junit"))) >= count
        found.append("junitparser")
    except ImportError:
        pass
    try:
        from sarif import loader
        assert len(loader.load_sarif_file(str(root / "out.sarif")).get_results()) == count
        found.append("sarif-tools")
    except ImportError:
        pass
    return found


if __name__ == "__main__":
    main()
