"""What waits for whom."""

from builders.office import acting_as
from builders.office import receive
from collective.eoffice.desk import rows
from collective.eoffice.desk.people import person_of
from collective.eoffice.desk.worklists import BY_NAME
from collective.eoffice.incoming import actions as verbs
from collective.eoffice.tasks import actions as task_verbs
from collective.eoffice.workdays import today
from datetime import date
from datetime import timedelta
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent

import pytest


YESTERDAY = today() - timedelta(days=1)


def make_late(obj, day=YESTERDAY):
    """Let a due date pass."""
    obj.due_date = day
    obj.reindexObject(idxs=["eoffice_due"])


def listed(portal, userid, name, **filters):
    with acting_as(portal, userid):
        return rows.rows_of([BY_NAME[name]], person_of(userid), rows.Filters(**filters))


class TestWay:
    @pytest.mark.requirement("IN-07", "IN-09", "IN-19")
    def test_a_document_moves_from_desk_to_desk(self, office, counts):
        document = receive(office, register_now=False)
        assert counts("van-thu") == {"to_register": 1}
        with acting_as(office, "van-thu"):
            verbs.RegisterIncoming(document)()
        assert counts("van-thu") == {"to_submit": 1}
        with acting_as(office, "van-thu"):
            verbs.SubmitIncoming(document, to="van-phong:head")()
        assert counts("van-thu") == {}
        assert counts("chanh-van-phong") == {"to_instruct": 1}
        with acting_as(office, "chanh-van-phong"):
            verbs.SubmitIncoming(document, to="chu-tich")()
        assert counts("chanh-van-phong") == {}
        assert counts("chu-tich") == {"to_instruct": 1}
        with acting_as(office, "chu-tich"):
            lead, _second = verbs.AssignIncoming(
                document,
                directive="Giao chủ trì",
                lead=["van-hoa:head"],
                coordinate=["noi-vu:head"],
                inform=["pho-chu-tich"],
                due_date=today() + timedelta(days=5),
            )()
        assert counts("chu-tich") == {"waiting_for_others": 2}
        assert counts("truong-phong") == {"to_handle": 1}
        assert counts("truong-phong-noi-vu") == {"to_coordinate": 1}
        assert counts("pho-chu-tich") == {"to_know": 1}
        with acting_as(office, "truong-phong"):
            [sub] = task_verbs.PassOnTask(lead, directive="Soạn", assignees=["chuyen-vien"])()
        assert counts("chuyen-vien") == {"to_handle": 1}
        assert counts("truong-phong") == {"to_handle": 1, "waiting_for_others": 1}
        with acting_as(office, "chuyen-vien"):
            task_verbs.CompleteTask(sub, opinion="Đã xong")()
        with acting_as(office, "truong-phong"):
            task_verbs.CompleteTask(lead, opinion="Đồng ý")()
        assert counts("chuyen-vien") == {}
        assert counts("truong-phong") == {"to_finish": 1}
        with acting_as(office, "truong-phong"):
            verbs.FinishIncoming(document)()
        assert counts("truong-phong") == {}

    def test_read_documents_leave_the_list(self, office, counts, assigned):
        document, _tasks = assigned(inform=["noi-vu:head"])
        assert counts("truong-phong-noi-vu") == {"to_know": 1}
        with acting_as(office, "truong-phong-noi-vu"):
            verbs.MarkRead(document)()
        assert counts("truong-phong-noi-vu") == {}

    def test_informing_alone_leaves_it_to_the_leader_to_finish(self, office, counts, assigned):
        document, _tasks = assigned(lead=[], inform=["noi-vu:head"])
        assert counts("chu-tich")["to_finish"] == 1
        with acting_as(office, "chu-tich"):
            verbs.FinishIncoming(document)()
        assert "to_finish" not in counts("chu-tich")

    def test_strangers_have_empty_desks(self, counts, assigned):
        assigned()
        assert counts("nguoi-ngoai") == {}
        assert counts("chuyen-vien-noi-vu") == {}


def open_book(portal, unit):
    book = createContent("Register", title="Sổ của phường", direction="incoming", year=today().year, unit=unit)
    return addContentToContainer(portal["so-van-ban"], book, checkConstraints=False)


class TestLists:
    def names(self, portal, userid):
        with acting_as(portal, userid):
            person = person_of(userid)
            return [name for name, worklist in BY_NAME.items() if worklist.audience(person)]

    @pytest.mark.parametrize(
        ("userid", "has", "has_not"),
        [
            ("van-thu", "to_register", "to_instruct"),
            ("van-thu-phuong", "to_handle", "to_submit"),
            ("chu-tich", "agency_overdue", "to_register"),
            ("chanh-van-phong", "to_instruct", "to_submit"),
            ("truong-phong", "waiting_for_others", "to_instruct"),
            ("chuyen-vien", "to_handle", "waiting_for_others"),
        ],
    )
    def test_lists_follow_the_function(self, office, userid, has, has_not):
        names = self.names(office, userid)
        assert has in names
        assert has_not not in names

    def test_clerk_of_a_unit_with_a_book_of_its_own_registers(self, office):
        open_book(office, unit="dong-ngan")
        names = self.names(office, "van-thu-phuong")
        assert {"to_register", "to_submit"} <= set(names)
        assert "agency_overdue" not in names

    def test_agency_overdue_is_for_those_who_instruct(self, office, counts, assigned):
        document, [task] = assigned()
        make_late(document)
        assert counts("pho-chu-tich") == {"agency_overdue": 1}
        assert counts("truong-phong") == {"to_handle": 1}
        make_late(task)
        assert counts("truong-phong") == {"to_handle": 1, "overdue": 1}

    def test_overdue_counts_a_thing_once(self, office, counts, submitted):
        document = submitted()
        make_late(document)
        assert counts("chu-tich") == {"overdue": 1, "to_instruct": 1, "agency_overdue": 1}

    def test_due_today_is_not_overdue(self, office, counts, submitted):
        make_late(submitted(), today())
        assert counts("chu-tich") == {"to_instruct": 1}

    @pytest.mark.requirement("IN-07")
    def test_what_arrived_before_today_is_late_at_the_registry(self, office, counts):
        receive(office)
        assert "late_at_registry" not in counts("van-thu")
        receive(office, register_now=False, reference="2/BC-X", arrival_date=YESTERDAY)
        assert counts("van-thu")["late_at_registry"] == 1


class TestRows:
    def test_order_and_groups(self, office, assigned):
        far, soon = today() + timedelta(days=60), today()
        for number, due, urgency in ((1, far, "normal"), (2, soon, "normal"), (3, far, "express"), (4, far, "normal")):
            assigned(due=due, received={"reference": f"{number}/BC-X", "urgency": urgency})
        late = assigned(received={"reference": "5/BC-X"})[1][0]
        make_late(late)
        found = listed(office, "truong-phong", "to_handle")
        assert [row.reference for row in found][:3] == ["5/BC-X", "2/BC-X", "3/BC-X"]
        assert [row.group for row in found] == ["overdue", "today", "later", "later", "later"]

    def test_a_row_tells_what_matters(self, office, assigned):
        document, [task] = assigned()
        [row] = listed(office, "truong-phong", "to_handle")
        assert row.url == f"{document.absolute_url()}#task-{task.UID()}"
        assert (row.duty, row.giver, row.holders) == ("lead", "Phạm Quốc Chủ", ("Phòng Văn hóa và Thông tin",))
        assert row.since == today()
        assert row.arrival_number == "01"
        assert row.unread is True
        with acting_as(office, "truong-phong"):
            task_verbs.AcceptTask(task)()
        assert listed(office, "truong-phong", "to_handle")[0].unread is False

    def test_an_opened_document_is_not_new(self, office, submitted):
        document = submitted()
        assert listed(office, "chu-tich", "to_instruct")[0].unread is True
        with acting_as(office, "chu-tich"):
            verbs.MarkRead(document)()
        assert listed(office, "chu-tich", "to_instruct")[0].unread is False

    def test_filters(self, office, submitted):
        submitted(reference="7/BC-X", title="Báo cáo thu ngân sách quý III", issuer="Sở Tài chính", urgency="urgent")
        submitted(reference="8/KH-X", title="Kế hoạch chuyển đổi số năm sau", due_date=today())

        def references(**filters):
            return {row.reference for row in listed(office, "chu-tich", "to_instruct", **filters)}

        assert references() == {"7/BC-X", "8/KH-X"}
        assert references(text="ngan sach") == {"7/BC-X"}
        assert references(text="8/kh") == {"8/KH-X"}
        assert references(issuer="tai chinh") == {"7/BC-X"}
        assert references(urgency="urgent") == {"7/BC-X"}
        assert references(due="today") == {"8/KH-X"}
        assert references(due="none") == {"7/BC-X"}
        assert references(text="không có") == set()


class TestGroupOf:
    @pytest.mark.parametrize(
        ("due", "group"),
        [
            (date(2000, 1, 1), "overdue"),
            (today(), "today"),
            (today() + timedelta(days=8), "later"),
            (None, "later"),
        ],
    )
    def test_due_dates(self, due, group):
        assert rows.group_of(due) == group

    @pytest.mark.usefixtures("portal")
    def test_the_registry_has_until_the_next_working_day(self):
        assert rows.group_of(None, today()) == "today"
        assert rows.group_of(None, today() - timedelta(days=30)) == "overdue"
