"""The documents of the demo office, carried to different stages by the people who would do that."""

from collective.eoffice.incoming import actions as verbs
from collective.eoffice.setup.letters import decision_pdf
from collective.eoffice.setup.letters import Letter
from collective.eoffice.setup.letters import PLAIN_LETTERS
from collective.eoffice.setup.letters import REGULATIONS
from collective.eoffice.tasks import actions as task_verbs
from collective.eoffice.workdays import today
from datetime import date
from datetime import timedelta
from plone import api
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from plone.namedfile.file import NamedBlobFile


WARD = "phuong-dong-ngan"
OFFICE, CULTURE, PERSONNEL = "van-phong:head", "van-hoa-thong-tin:head", "noi-vu:head"


def create_documents() -> None:
    """Receive every letter of the demo and carry it to its stage; a site with documents stays as it is."""
    area = api.portal.get()["van-ban-den"]
    if api.content.find(portal_type="IncomingDocument", unrestricted=True):
        return
    open_book_of_ward(area)
    late = next(letter for letter in PLAIN_LETTERS if letter.notation == "TTr-TTPVHCC")
    run_late(area, late)
    stages = (complete, work_on, put_before_chair, put_before_office, register)
    for letter, stage in zip(REGULATIONS, stages, strict=True):
        stage(area, letter)
    others = (put_before_chair, give_to_personnel, work_on, let_know, put_before_office, register, receive)
    for letter, stage in zip((one for one in PLAIN_LETTERS if one is not late), others, strict=True):
        stage(area, letter)


def open_book_of_ward(area) -> None:
    """Open the book that the clerk of the ward keeps for himself."""
    year = today().year
    title = f"Sổ đăng ký văn bản đến {year} – UBND phường Đông Ngàn"
    book = createContent("Register", title=title, direction="incoming", year=year, unit=WARD)
    addContentToContainer(api.portal.get()["so-van-ban"], book, checkConstraints=False)


def receive(area, letter: Letter, register_now: bool = False, arrival=None):
    """Receive a letter with its PDF, as the registry clerk does."""
    issued = min(letter.date, today()) if letter.date else None
    pdf = NamedBlobFile(decision_pdf(letter), "application/pdf", letter.filename)
    with api.env.adopt_user(username="van-thu"):
        return verbs.ReceiveIncoming(
            area,
            reference=letter.reference,
            issued_date=issued,
            document_type=letter.document_type,
            issuer=letter.agency,
            title=letter.subject,
            signer=letter.signer,
            signer_position=letter.signer_position,
            urgency=letter.urgency,
            field=letter.field,
            page_amount=1,
            arrival_date=max(arrival or today(), issued or date.min),
            files=[pdf],
            register_now=register_now,
            on_duplicate="continue",
        )()


def register(area, letter: Letter, arrival=None):
    """Receive and register."""
    return receive(area, letter, register_now=True, arrival=arrival)


def put_before_office(area, letter: Letter, arrival=None):
    """Register and submit to the leaders of the Office."""
    document = register(area, letter, arrival)
    with api.env.adopt_user(username="van-thu"):
        verbs.SubmitIncoming(document, to=OFFICE)()
    return document


def put_before_chair(area, letter: Letter, arrival=None):
    """Let the chief of the Office pass the document on to the chair."""
    document = put_before_office(area, letter, arrival)
    with api.env.adopt_user(username="chanh-van-phong"):
        verbs.SubmitIncoming(document, to="chu-tich", note="Kính trình Chủ tịch cho ý kiến chỉ đạo.")()
    return document


def give(area, letter: Letter, lead: str, directive: str, days: int = 5, arrival=None, **more):
    """Let the chair assign the document; return it and its lead task."""
    document = put_before_chair(area, letter, arrival)
    with api.env.adopt_user(username="chu-tich"):
        tasks = verbs.AssignIncoming(document, directive=directive, lead=[lead], working_days=days, **more)()
    return document, tasks[0]


def give_to_personnel(area, letter: Letter):
    """Assign to the department of personnel, which has not opened it yet."""
    directive = "Giao Phòng Nội vụ chủ trì, tổng hợp báo cáo trình Chủ tịch trước hạn."
    return give(area, letter, PERSONNEL, directive, coordinate=[CULTURE], inform=["pho-chu-tich"])[0]


def work_on(area, letter: Letter):
    """Assign to the department of culture; its head passed it on to the specialist, who is at work."""
    directive = "Giao Phòng Văn hóa và Thông tin nghiên cứu, tham mưu triển khai."
    document, task = give(area, letter, CULTURE, directive, inform=[PERSONNEL])
    with api.env.adopt_user(username="truong-phong"):
        [part] = task_verbs.PassOnTask(
            task, directive="Đồng chí Huy dự thảo văn bản triển khai, báo cáo tôi.", assignees=["chuyen-vien"]
        )()
    with api.env.adopt_user(username="chuyen-vien"):
        task_verbs.ReportProgress(part, text="Đã thu thập số liệu, đang soạn dự thảo.", percent=40)()
    return document


def complete(area, letter: Letter):
    """Carry the document to its end."""
    document, task = give(area, letter, CULTURE, "Giao Phòng Văn hóa và Thông tin phổ biến tới các đơn vị.")
    with api.env.adopt_user(username="truong-phong"):
        [part] = task_verbs.PassOnTask(task, directive="Soạn văn bản phổ biến.", assignees=["chuyen-vien"])()
    with api.env.adopt_user(username="chuyen-vien"):
        task_verbs.CompleteTask(part, opinion="Đã gửi văn bản phổ biến tới các đơn vị.")()
    with api.env.adopt_user(username="truong-phong"):
        task_verbs.CompleteTask(task, opinion="Nhất trí kết quả của chuyên viên.")()
        verbs.FinishIncoming(document, opinion="Lưu hồ sơ công việc của phòng.")()
    return document


def let_know(area, letter: Letter):
    """Send the document to know, without a task."""
    document = put_before_chair(area, letter)
    with api.env.adopt_user(username="chu-tich"):
        verbs.AssignIncoming(
            document,
            directive="Chuyển các đơn vị để biết, thực hiện.",
            inform=[CULTURE, PERSONNEL, "chuyen-vien", "chanh-van-phong"],
        )()
    return document


def run_late(area, letter: Letter):
    """Let a document that came long ago be overdue, so that the lists show what that looks like."""
    document, task = give(
        area,
        letter,
        CULTURE,
        "Giao Phòng Văn hóa và Thông tin chủ trì, báo cáo ngay.",
        days=1,
        arrival=max(today() - timedelta(days=11), today().replace(month=1, day=1)),
    )
    for item in (document, task):
        item.due_date = today() - timedelta(days=3)
        item.reindexObject(idxs=["eoffice_due"])
    return document
