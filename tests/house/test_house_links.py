"""Every relative link of the documentation leads somewhere: to a file of the repository, to a heading that is there."""

from house.sources import relative
from house.sources import ROOT
from pathlib import Path
from urllib.parse import unquote

import re


PAGES = ("*.md", "docs/**/*.md", "profiles/**/*.md")
LINK = re.compile(
    r"\]\(\s*<?([^)\s>]+)>?[^)]*\)|^\s*\[[^\]]+\]:\s*<?(\S+?)>?\s*$|(?:href|src)=\"([^\"]+)\"", re.MULTILINE
)
FENCED = re.compile(r"^(```+|~~~+).*?^\1", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`[^`\n]+`")
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
HEADING = re.compile(r"^#+\s+(.+?)\s*#*\s*$", re.MULTILINE)


def pages(top: Path = ROOT) -> list[Path]:
    """Return the pages of the documentation."""
    return sorted({path for pattern in PAGES for path in top.glob(pattern)})


def prose(text: str) -> str:
    """Return a page without its examples: what they link is no link of the page."""
    return FENCED.sub("", text)


def links(text: str) -> list[str]:
    """Return the links of a page that lead to this repository."""
    found = ("".join(groups) for groups in LINK.findall(CODE.sub("``", prose(text))))
    return [link for link in found if not ELSEWHERE.match(link)]


def anchors(text: str) -> set[str]:
    """Return the names of a page's headings, as links write them."""
    plain = (re.sub(r"[`*_]|\]\([^)]*\)|\[", "", heading).lower() for heading in HEADING.findall(prose(text)))
    return {re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", heading)) for heading in plain}


def broken(page: Path, top: Path = ROOT) -> list[str]:
    """Return the links of a page that lead nowhere or out of the repository."""
    return [f"{relative(page)}: {link}" for link in links(page.read_text("utf-8")) if not _leads(page, link, top)]


def _leads(page: Path, link: str, top: Path) -> bool:
    path, _, anchor = unquote(link).partition("#")
    target = (page.parent / path).resolve() if path else page
    if not target.is_relative_to(top.resolve()) or not target.exists():
        return False
    return not anchor or target.suffix != ".md" or anchor in anchors(target.read_text("utf-8"))


class TestRepository:
    def test_every_link_leads_somewhere(self):
        found = pages()
        assert ROOT / "README.md" in found
        assert ROOT / "docs" / "api" / "incoming.md" in found
        assert [line for page in found for line in broken(page)] == []

    def test_the_front_page_of_the_documentation_names_every_page_and_folder(self):
        docs = ROOT / "docs"
        reached = {(docs / link).resolve() for link in links((docs / "README.md").read_text("utf-8"))}
        entries = [path for path in docs.iterdir() if path.name != "README.md"]
        missing = [path.name for path in entries if not any(one.is_relative_to(path.resolve()) for one in reached)]
        assert missing == []


class TestChecker:
    def test_links_are_read(self):
        text = '[a](b.md) ![c](d/e.png "f") [g](https://example.org) [h](mailto:i@j.vn) `[k](l.md)`\n[m]: n.md\n'
        assert links(text + "```\n[o](p.md)\n```\n") == ["b.md", "d/e.png", "n.md"]

    def test_headings_are_named(self):
        assert anchors("# Đường đi của `một` văn bản\n## A, b (c)\n```\n# no\n```\n") == {
            "đường-đi-của-một-văn-bản",
            "a-b-c",
        }

    def test_broken_links_are_found(self, tmp_path):
        (tmp_path / "a b.md").write_text("# One\n", "utf-8")
        page = tmp_path / "page.md"
        good = "[1](a%20b.md) [2](a%20b.md#one) [3](#here) [4](.)\n# Here\n"
        page.write_text(f"{good}[5](gone.md) [6](a%20b.md#two) [7](../out.md) [8](#there)\n", "utf-8")
        found = [line.rpartition(": ")[2] for line in broken(page, tmp_path)]
        assert found == ["gone.md", "a%20b.md#two", "../out.md", "#there"]
