"""Stored grants: given with a cause, taken back by their reference."""

from builders.office import receive
from collective.eoffice import access
from collective.eoffice.incoming.content import IncomingDocument
from plone import api


class TestGrants:
    def test_union_of_causes_and_revoke_by_reference(self, office):
        document = receive(office)
        access.grant(document, "chuyen-vien", "Reader", "task", "a")
        access.grant(document, "chuyen-vien", "Editor", "task", "b")
        access.grant(document, "chuyen-vien", "Reader", "inform", "c")
        assert document.__ac_local_roles__["chuyen-vien"] == ["Editor", "Reader"]
        access.revoke(document, "a")
        assert document.__ac_local_roles__["chuyen-vien"] == ["Editor", "Reader"]
        access.revoke(document, "c")
        assert document.__ac_local_roles__["chuyen-vien"] == ["Editor"]
        access.revoke(document, "b")
        assert "chuyen-vien" not in document.__ac_local_roles__

    def test_same_grant_twice_changes_nothing(self, office):
        document = receive(office)
        assert access.grant(document, "chuyen-vien", "Reader", "task", "a") is True
        assert access.grant(document, "chuyen-vien", "Reader", "task", "a") is False
        assert access.revoke(document, "unknown") is False

    def test_rights_follow_within_the_request(self, office):
        document = receive(office)
        assert not api.user.has_permission("View", username="chuyen-vien", obj=document)
        access.grant(document, "chuyen-vien", "Reader", "task", "a")
        assert api.user.has_permission("View", username="chuyen-vien", obj=document)
        access.revoke(document, "a")
        assert not api.user.has_permission("View", username="chuyen-vien", obj=document)

    def test_batch_reindexes_once(self, office, monkeypatch):
        document = receive(office)
        calls = []
        monkeypatch.setattr(IncomingDocument, "reindexObjectSecurity", lambda *args, **kw: calls.append(args))
        with access.batch(document):
            access.grant(document, "chuyen-vien", "Reader", "task", "a")
            access.grant(document, "truong-phong", "Reader", "task", "a")
        assert len(calls) == 1
        with access.batch(document):
            access.grant(document, "chuyen-vien", "Reader", "task", "a")
        assert len(calls) == 1

    def test_owner_role_of_plone_is_left_alone(self, office):
        document = receive(office)
        assert document.__ac_local_roles__["van-thu"] == ["Owner"]
        access.grant(document, "van-thu", "Reader", "task", "a")
        access.revoke(document, "a")
        assert document.__ac_local_roles__["van-thu"] == ["Owner"]
