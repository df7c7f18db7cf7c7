"""Installer of collective.eoffice (metadata and requirements; tools are configured in pyproject.toml)."""

from pathlib import Path
from setuptools import setup
from setuptools.command.build_py import build_py


HERE = Path(__file__).parent


class BuildWithTranslations(build_py):
    """Compiles the translations into the build, so that an installed package needs no compiler."""

    def run(self):
        """Copy the package, then put a .mo file beside every .po file of the copy."""
        super().run()
        if self.editable_mode:
            return
        # Imported here: only a build has python-gettext for certain (see pyproject.toml).
        from pythongettext.msgfmt import Msgfmt

        for po in Path(self.build_lib).rglob("LC_MESSAGES/*.po"):
            with po.open("rb") as source:
                po.with_suffix(".mo").write_bytes(Msgfmt(source, name=po.stem).get())


setup(
    name="collective.eoffice",
    version="0.1.0.dev0",
    description="Electronic office of a Vietnamese state agency as a Plone add-on",
    long_description=(HERE / "README.md").read_text("utf-8"),
    long_description_content_type="text/markdown",
    license="GPL-2.0-or-later",
    keywords="plone eoffice records registry workflow vietnam",
    classifiers=[
        "Development Status :: 3 - Alpha",
        "Environment :: Web Environment",
        "Framework :: Plone",
        "Framework :: Plone :: 6.2",
        "Framework :: Plone :: Addon",
        "Natural Language :: Vietnamese",
        "Operating System :: POSIX :: Linux",
        "Programming Language :: Python :: 3.11",
    ],
    # No packages= on purpose: setuptools finds the src layout with its data folders.
    package_dir={"": "src"},
    include_package_data=True,
    zip_safe=False,
    cmdclass={"build_py": BuildWithTranslations},
    python_requires=">=3.11",
    install_requires=[
        "Plone",
        "Products.CMFPlone",
        "collective.documentgenerator",
        "holidays",
        "plone.api",
        "plone.app.dexterity",
        "plone.distribution",
        "plone.restapi",
        "pypdfium2",
        "setuptools<82",
        "typst",
        "z3c.form",
    ],
    extras_require={
        "test": [
            "PyYAML",
            "playwright",
            "plone.app.testing",
            "plone.restapi[test]",
            "plone.testing",
            "pytest",
            "pytest-plone",
            "requests",
        ],
        "dev": ["build", "i18ndude", "ruff", "towncrier", "zpretty"],
        "cluster": ["RelStorage", "ZEO", "psycopg2-binary"],
    },
    entry_points={
        "plone.autoinclude.plugin": ["target = plone"],
        "console_scripts": ["eoffice = collective.eoffice.console:main"],
    },
)
