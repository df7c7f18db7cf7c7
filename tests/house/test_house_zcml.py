"""Every page, view, service and viewlet carries a permission and the layer of the office."""

from collective.eoffice.interfaces import IEofficeLayer
from house.sources import dotted
from house.sources import PACKAGE
from house.sources import Registration
from house.sources import registrations
from house.sources import relative
from house.sources import zcml_files
from pathlib import Path
from zope.component import getGlobalSiteManager
from zope.interface import Interface
from zope.publisher.interfaces import IRequest

import pytest


LAYER = "collective.eoffice.interfaces.IEofficeLayer"

GUARDED = {
    "browser:page",
    "browser:pages",
    "browser:view",
    "browser:viewlet",
    "browser:viewletManager",
    "plone:service",
}

# Open to everybody: name and `for`, with the reason.
PUBLIC = {
    ("eoffice-frame", "*"): "macros of the page around every page; the login form has it too",
    ("main_template", "*"): "the same for Plone's own pages",
    ("login", "plone.base.interfaces.INavigationRoot"): "who is not logged in needs it",
    ("login_form", "plone.base.interfaces.INavigationRoot"): "who is not logged in needs it",
    ("index.html", "Exception"): "an error may befall anybody; the page says nothing of paths or versions",
}

OPEN_PERMISSIONS = {"zope.Public", "zope2.Public"}


def faults(registration: Registration) -> list[str]:
    """Return what one directive lacks."""
    if registration.tag not in GUARDED:
        return []
    found = []
    name = registration.attributes.get("name", "?")
    layer = registration.attributes.get("layer", "")
    if dotted(layer, registration.path) != LAYER:
        found.append(f"{registration.place}: {registration.tag} {name} lacks our layer")
    permission = registration.attributes.get("permission", "")
    if not permission:
        found.append(f"{registration.place}: {registration.tag} {name} lacks a permission")
    if permission in OPEN_PERMISSIONS and (name, registration.attributes.get("for")) not in PUBLIC:
        found.append(f"{registration.place}: {registration.tag} {name} is open to everybody")
    return found


def is_ours(registration) -> bool:
    """Tell whether a component is registered by our ZCML or made of our code."""
    file = getattr(registration.info, "file", "") or ""
    if Path(file).is_relative_to(PACKAGE):
        return True
    return getattr(registration.factory, "__module__", "").startswith("collective.eoffice")


def unlayered(registration) -> bool:
    """Tell whether an adapter of a request answers requests without our layer.

    A view, named and providing nothing special, is one of a request even when it asks for `Interface` alone.
    """
    for position, required in enumerate(registration.required):
        if required.isOrExtends(IRequest):
            return not required.isOrExtends(IEofficeLayer)
        if position == 1 and required is Interface and registration.provided is Interface and registration.name:
            return True
    return False


class TestRepository:
    def test_directives_are_guarded(self):
        found = [fault for path in zcml_files() for one in registrations(path) for fault in faults(one)]
        assert found == []

    def test_exceptions_are_used(self):
        found = {
            (one.attributes.get("name"), one.attributes.get("for"))
            for path in zcml_files()
            for one in registrations(path)
            if one.attributes.get("permission") in OPEN_PERMISSIONS
        }
        assert set(PUBLIC) - found == set()

    def test_every_room_is_included(self):
        included = {one.attributes.get("package", "").lstrip(".") for one in registrations(PACKAGE / "configure.zcml")}
        silent = [
            relative(path)
            for path in PACKAGE.glob("*/configure.zcml")
            if path.parent.name not in included and len(list(registrations(path))) > 1
        ]
        assert silent == []


class TestRuntime:
    """What the ZCML of the whole house amounts to."""

    def test_registered_adapters_are_layered(self, integration):
        ours = [one for one in getGlobalSiteManager().registeredAdapters() if is_ours(one)]
        assert "eoffice-frame" in {one.name for one in ours if any(r.isOrExtends(IRequest) for r in one.required)}
        loose = [f"{one.name or one.factory!r} {one.required}" for one in ours if unlayered(one)]
        assert loose == []


class TestChecker:
    @pytest.fixture
    def find(self, tmp_path):
        def find(directive):
            path = PACKAGE / "incoming" / "configure.zcml"
            planted = tmp_path / "configure.zcml"
            planted.write_text(
                '<configure xmlns="http://namespaces.zope.org/zope"'
                ' xmlns:browser="http://namespaces.zope.org/browser"'
                f' xmlns:plone="http://namespaces.plone.org/plone">{directive}</configure>',
                "utf-8",
            )
            read = [Registration(one.tag, one.attributes, path, one.line) for one in registrations(planted)]
            return [fault for one in read for fault in faults(one)]

        return find

    def test_missing_layer_is_found(self, find):
        assert "lacks our layer" in find('<browser:page name="x" permission="zope2.View" />')[0]
        assert "lacks our layer" in find('<plone:service name="x" permission="zope2.View" layer="other.ILayer" />')[0]

    def test_missing_permission_is_found(self, find):
        assert "lacks a permission" in find(f'<browser:viewlet name="x" layer="{LAYER}" />')[0]

    def test_public_page_is_found(self, find):
        found = find(f'<browser:page name="x" layer="{LAYER}" permission="zope.Public" />')
        assert "open to everybody" in found[0]

    def test_good_directives_pass(self, find):
        assert find(f'<browser:page name="x" layer="{LAYER}" permission="zope2.View" />') == []
        assert find('<browser:page name="x" layer="..interfaces.IEofficeLayer" permission="zope2.View" />') == []
        assert find('<plone:static name="x" directory="static" type="plone" />') == []

    def test_unlayered_adapter_is_found(self):
        class Planted:
            name = "x"
            provided = Interface
            required = (Interface, IRequest)

        assert unlayered(Planted)
        Planted.required = (Interface, Interface)
        assert unlayered(Planted)
        Planted.required = (Interface, IEofficeLayer)
        assert not unlayered(Planted)
