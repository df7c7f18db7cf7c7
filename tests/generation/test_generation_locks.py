"""A template is a program: who may bring one in, what it may do, who may run it on what."""

from builders.office import acting_as
from collective.documentgenerator.content.pod_template import IPODTemplate
from collective.eoffice.generation.interfaces import TemplateFaulty
from collective.eoffice.interfaces import IEofficeLayer
from generation.conftest import address
from pathlib import Path
from plone import api
from tempfile import TemporaryDirectory
from zExceptions import Unauthorized
from zope.interface import alsoProvides

import pytest
import transaction


TYPES = ("PODTemplate", "ConfigurablePODTemplate", "SubTemplate", "StyleTemplate", "MailingLoopTemplate")
# Of a program that got in, every one has to fail.
CODE = (
    "__import__('os').system('touch {mark}')",
    "open('{mark}', 'w')",
    "setattr(context, 'title', 'x')",
    "setattr(view, 'offers', ('request',))",
    "context.setTitle('x')",
    "context.context.setTitle('x')",
    "context.portal_catalog",
    "context.aq_parent",
    "context.objectValues()",
    "''.__class__",
    "'{{0.__class__}}'.format(context)",
    "view.real_context",
    "view.request",
    "view.portal",
    "view.get_value('__init__')",
    "view.get_value('setTitle')('x')",
    "view.get_value('title', obj=context)",
    "view.getDGHV(context)",
    "view.get_relations()",
    "view.context_var('_eval_')",
    "view._check()",
    "context.helper_view.real_context",
    "context.helper_view.get_value('__dict__')",
    "context.manage_delObjects(['x'])",
    "portal",
    "document(at='/etc/passwd')",
    "image('/etc/passwd')",
    "pod(view)",
    "xhtml('<img src=\"file:///etc/passwd\"/>')",
    "(lambda: ().__class__)()",
    "[x for x in (1,).__class__.__mro__]",
)


def view_for(site, document, name="document-generation"):
    request = site.REQUEST
    alsoProvides(request, IEofficeLayer)
    return api.content.get_view(name, document, request)


class TestAdding:
    @pytest.mark.parametrize("kind", TYPES)
    def test_nobody_of_the_staff_adds_a_template(self, site, kind):
        api.user.grant_roles("chuyen-vien", roles=["Contributor", "Editor", "Site Administrator"])
        transaction.commit()
        for container in (site, site["mau"]):
            with (
                acting_as(site, "chuyen-vien"),
                pytest.raises((Unauthorized, ValueError, api.exc.InvalidParameterError)),
            ):
                api.content.create(container, kind, "hack", title="Hack")
            assert "hack" not in container.objectIds()

    def test_add_form_is_refused(self, site, person):
        api.user.grant_roles("chuyen-vien", roles=["Contributor", "Site Administrator"])
        transaction.commit()
        for path in ("++add++ConfigurablePODTemplate", "mau/++add++ConfigurablePODTemplate"):
            browser = person("chuyen-vien").go(site, path)
            assert browser.refused or browser.status == 500, "Plone's form raises a ValueError on the site"
            assert "odt_file" not in str(browser.contents)

    def test_rest_is_refused(self, site, person):
        api.user.grant_roles("chuyen-vien", roles=["Contributor", "Site Administrator"])
        transaction.commit()
        for path in ("", "/mau"):
            browser = person("chuyen-vien")
            browser.addHeader("Accept", "application/json")
            body = '{"@type": "ConfigurablePODTemplate", "title": "Hack"}'
            browser.post(f"{site.absolute_url()}{path}", body, "application/json")
            assert browser.status in (401, 403)

    def test_a_site_administrator_neither_sees_nor_changes_them(self, site, person, slip):
        api.user.grant_roles("chuyen-vien", roles=["Site Administrator"])
        transaction.commit()
        for page in ("", "edit", "@@download/odt_file", "@@sharing", "delete_confirmation"):
            assert person("chuyen-vien").go(slip, page).refused, page
        for page in ("", "folder_contents", "edit", "@@sharing"):
            assert person("chuyen-vien").go(site["mau"], page).refused, page

    def test_the_manager_adds_them_in_the_area(self, site):
        api.user.grant_roles("chuyen-vien", roles=["Manager"])
        with acting_as(site, "chuyen-vien"):
            assert [one.getId() for one in site["mau"].allowedContentTypes()] == ["ConfigurablePODTemplate"]
            made = api.content.create(site["mau"], "ConfigurablePODTemplate", "moi", title="Mới")
        assert IPODTemplate.providedBy(made)


class TestCode:
    @pytest.mark.parametrize("code", CODE)
    def test_is_refused(self, site, document, template, tmp_path, code):
        mark = tmp_path / "mark"
        made = template(code.format(mark=mark))
        title = document.title
        with acting_as(site, "van-thu"):
            view = view_for(site, document)
            with pytest.raises(TemplateFaulty):
                view._generate_doc(made, "odt")
        assert not mark.exists()
        assert document.title == title

    def test_a_manager_is_not_freer(self, site, document, template, tmp_path):
        api.user.grant_roles("van-thu", roles=["Manager"])
        mark = tmp_path / "mark"
        made = template(f"__import__('os').system('touch {mark}')")
        with acting_as(site, "van-thu"), pytest.raises(TemplateFaulty):
            view_for(site, document)._generate_doc(made, "odt", raiseOnError=False, evaluator=None)
        assert not mark.exists()

    def test_in_a_sub_template_too(self, site, document, template, tmp_path):
        api.user.grant_roles("van-thu", roles=["Manager"])
        mark = tmp_path / "mark"
        sub = template(f"__import__('os').system('touch {mark}')", kind="SubTemplate")
        row = {"template": sub.UID(), "pod_context_name": "phan", "do_rendering": True}
        made = template("view.subject()", merge_templates=[row])
        with acting_as(site, "van-thu"):
            view = view_for(site, document)
            with pytest.raises(TemplateFaulty):
                view._generate_doc(made, "odt")
            with TemporaryDirectory() as view._work, pytest.raises(TemplateFaulty):
                view._work = Path(view._work)
                view._recursive_generate_doc(made, "odt")
        assert not mark.exists()

    @pytest.mark.parametrize(
        "code",
        [
            "context.title",
            "view.subject()",
            "view.get_value('title')",
            "view.display('title')",
            "', '.join([x for x in ('a', 'b')])",
            "view.directive_lines()[0]['who'] if view.directive_lines() else ''",
            "context.created().strftime('%d')",
        ],
    )
    def test_plain_expressions_work(self, site, document, template, code):
        made = template(code)
        with acting_as(site, "van-thu"):
            data, name, _names = view_for(site, document)._generate_doc(made, "odt")
        assert data.startswith(b"PK")
        assert name.startswith("Mẫu thử ")

    def test_the_user_gets_a_message(self, site, person, document, template):
        made = template("view.request")
        browser = person("van-thu")
        browser.open(address(document, made))
        assert browser.url == document.absolute_url()
        assert "Biểu mẫu có biểu thức sai hoặc không được phép" in browser.text()
        assert "Traceback" not in browser.contents


class TestWho:
    def test_a_visitor_has_to_log_in(self, site, person, document, slip):
        for view in ("document-generation", "persistent-document-generation", "dg-templates-listing"):
            browser = person()
            browser.open(address(document, slip, view=view))
            assert browser.refused
        browser = person()
        browser.addHeader("Accept", "application/json")
        browser.open(address(document, slip))
        assert browser.refused

    @pytest.mark.parametrize(
        "view",
        [
            "document-generation",
            "persistent-document-generation",
            "mailing-loop-persistent-document-generation",
            "dg-templates-listing",
            "check-pod-templates",
            "document_generation_helper_view",
            "document_generation_helper_view/get_value?field_name=title",
        ],
    )
    def test_a_stranger_gets_nothing(self, site, person, document, slip, view):
        browser = person("nguoi-ngoai")
        if "?" in view or "helper" in view:
            browser.go(document, f"@@{view}")
        else:
            browser.open(address(document, slip, view=view))
        assert browser.refused or browser.status == 404
        assert "Quy chế" not in str(browser.contents)

    @pytest.mark.parametrize("view", ["persistent-document-generation", "mailing-loop-persistent-document-generation"])
    def test_the_clerk_keeps_no_generated_file(self, site, person, document, slip, view):
        browser = person("van-thu")
        before = document.objectIds()
        browser.post(address(document, slip, view=view), "")
        assert browser.refused
        transaction.begin()
        assert document.objectIds() == before

    def test_writing_views_want_post_with_a_token(self, site, person, document, slip):
        api.user.grant_roles("van-thu", roles=["Manager"])
        transaction.commit()
        browser = person("van-thu")
        browser.open(address(document, slip, view="persistent-document-generation"))
        assert browser.status == 405
        browser = person("van-thu")
        browser.post(address(document, slip, view="persistent-document-generation"), "")
        assert browser.status == 403
        assert person("van-thu").go(site, "check-pod-templates").status == 404

    def test_a_template_outside_the_area_is_never_rendered(self, site, person, document, template):
        made = template("view.subject()", container=site)
        browser = person("van-thu")
        browser.open(address(document, made))
        assert browser.refused
        with acting_as(site, "van-thu"), pytest.raises(Unauthorized):
            view_for(site, document)._generate_doc(made, "odt")

    def test_nor_one_that_borrows_from_outside(self, site, document, template):
        outside = template("view.subject()", container=site)
        made = template("view.subject()", pod_template_to_use=outside.UID())
        with acting_as(site, "van-thu"), pytest.raises(Unauthorized):
            view_for(site, document)._generate_doc(made, "odt")

    @pytest.mark.parametrize(
        "values",
        [
            {"pod_portal_types": ["Document"]},
            {"pod_portal_types": []},
            {"tal_condition": "python: False"},
            {"tal_condition": "python: no_such_name"},
        ],
    )
    def test_a_template_that_does_not_fit_is_refused(self, site, document, template, values):
        made = template("view.subject()", **values)
        with acting_as(site, "van-thu"), pytest.raises(Unauthorized):
            view_for(site, document)._generate_doc(made, "odt")

    def test_a_disabled_template_is_refused(self, site, document, template):
        made = template("view.subject()")
        made.enabled = False
        with acting_as(site, "van-thu"), pytest.raises(Unauthorized):
            view_for(site, document)._generate_doc(made, "odt")

    def test_bad_requests(self, site, person, document, slip):
        browser = person("van-thu").go(document, f"@@document-generation?template_uid={slip.UID()}")
        assert browser.status == 400
        assert person("van-thu").go(document, "@@document-generation?template_uid=x&output_format=odt").status == 404
        browser = person("van-thu")
        browser.open(address(document, slip, kind="xls"))
        assert "không có ở định dạng" in browser.text()

    def test_the_links_of_the_stock_viewlet_are_hidden(self, site, person, document):
        assert "document-generation-link" not in person("van-thu").go(document).contents
        from plone.app.viewletmanager.interfaces import IViewletSettingsStorage
        from zope.component import getUtility

        hidden = getUtility(IViewletSettingsStorage).getHidden("plone.belowcontenttitle", "Plone Default")
        assert "document-generation-link" in hidden
