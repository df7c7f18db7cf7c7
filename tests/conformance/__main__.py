"""`python -m tests.conformance`: run the marked tests alone and write docs/conformance.md."""

from pathlib import Path

import pytest
import sys


ROOT = Path(__file__).parents[2]

if __name__ == "__main__":
    arguments = ["-m", "requirement", "--conformance=docs/conformance.md", f"--rootdir={ROOT}", str(ROOT / "tests")]
    sys.exit(pytest.main([*arguments, *sys.argv[1:]]))
