"""The full texts of the five regulations, where this machine has them.

The repository does not hold them: they lie in the folder named by EOFFICE_REGULATIONS, or in
`../shared/domain/regulations` beside the checkout. Tests that use them take the demo's letters elsewhere.
"""

from functools import cache
from pathlib import Path

import os


REPOSITORY = Path(__file__).parents[1]


def regulations_folder() -> Path:
    """Return the folder in which the texts would be; it need not exist."""
    named = os.environ.get("EOFFICE_REGULATIONS")
    return Path(named) if named else REPOSITORY.parent / "shared" / "domain" / "regulations"


def have_regulations() -> bool:
    """Say whether the full texts are here."""
    return bool(_full_texts())


def regulation_texts() -> dict[str, str]:
    """Return the texts by name (`s0-…` to `s4-…`): the full ones, or those of the demo's letters."""
    return dict(_full_texts()) or _demo_texts()


@cache
def _full_texts() -> dict[str, str]:
    return {path.stem: path.read_text("utf-8") for path in sorted(regulations_folder().glob("s[0-4]-*.txt"))}


def _demo_texts() -> dict[str, str]:
    from collective.eoffice.setup.letters import REGULATIONS

    texts = {}
    for letter in REGULATIONS:
        articles = [f"{article.heading} {article.text}" for article in letter.articles]
        texts[letter.id] = "\n".join([letter.subject, *letter.grounds, *articles, letter.signer])
    return texts
