"""Installer of collective.eoffice (metadata and requirements; tools are configured in pyproject.toml)."""

from pathlib import Path
from setuptools import setup


HERE = Path(__file__).parent

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
        "cluster": ["RelStorage", "ZEO", "psycopg2-binary"],
    },
    entry_points={
        "plone.autoinclude.plugin": ["target = plone"],
        "console_scripts": ["eoffice = collective.eoffice.console:main"],
    },
)
