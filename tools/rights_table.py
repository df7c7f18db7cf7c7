"""Write docs/user/quyen.md, who may do what in which state, from the tables of the two workflows."""

from babel.messages.pofile import read_po
from collective.eoffice.actions.workflow import ADMINISTRATORS
from collective.eoffice.actions.workflow import Workflow
from collective.eoffice.incoming import rights as incoming
from collective.eoffice.tasks import rights as tasks
from pathlib import Path

import collective.eoffice


PAGE = Path(__file__).parents[1] / "docs" / "user" / "quyen.md"
CATALOGUE = Path(collective.eoffice.__file__).parent / "locales" / "vi" / "LC_MESSAGES" / "collective.eoffice.po"
INTRODUCTION = """# Quyền trên văn bản đến và công việc

Trang này do `python tools/rights_table.py` ghi ra từ chính bảng quyền mà phần mềm thực hiện; không sửa bằng tay.

Bảng cho biết **ai** được làm gì khi văn bản (công việc) đang ở **trạng thái** nào. Ngoài bảng này, quy chế của cơ quan
(trang *Quản trị → Quy chế của cơ quan*) còn quy định thêm, ví dụ ai được kết thúc văn bản.
Dấu “—” nghĩa là không ai được.
"""
ROLES = {
    "Manager": "quản trị hệ thống",
    "Site Administrator": "quản trị mạng",
    "Registry Clerk": "văn thư",
    "Agency Leader": "lãnh đạo cơ quan",
    "Office Leader": "lãnh đạo Văn phòng",
}
ON_DOCUMENTS = {
    **ROLES,
    "Handler": "người đang giữ văn bản",
    "Editor": "nơi chủ trì",
    "Contributor": "nơi phối hợp",
    "Reader": "người được gửi để biết hoặc đã xử lý",
}
ON_TASKS = {**ROLES, "Handler": "người được giao", "Reviewer": "người giao việc"}
DOCUMENT_RIGHTS = {
    "View": "Xem văn bản và tệp",
    incoming.MODIFY: "Sửa thông tin",
    incoming.ADD_FILE: "Thêm tệp",
    incoming.REGISTER: "Vào sổ",
    incoming.SUBMIT: "Trình",
    incoming.ASSIGN: "Bút phê",
    incoming.RETURN: "Trả lại văn thư",
    incoming.REFUSE: "Từ chối nhận",
    incoming.CANCEL: "Hủy do bên gửi thu hồi",
    incoming.FINISH: "Kết thúc",
    incoming.REOPEN: "Mở lại",
    incoming.DELETE: "Xóa",
}
TASK_RIGHTS = {
    "View": "Xem (cùng với văn bản)",
    tasks.PERFORM: "Nhận việc, chuyển xử lý, báo cáo tiến độ, hoàn thành, trả lại",
    tasks.SUPERVISE: "Lấy lại",
    tasks.MODIFY: "Sửa thông tin",
    tasks.DELETE: "Xóa",
}


def titles() -> dict[str, str]:
    """Return the Vietnamese of the states' titles."""
    with CATALOGUE.open("rb") as file:
        return {message.id: message.string for message in read_po(file)}


def who(workflow: Workflow, state: str, permission: str, names: dict[str, str]) -> str:
    """Return who has a permission in a state; an administrator stands only where nobody else does."""
    roles = workflow.roles(state, permission)
    people = [names[role] for role in names if role in roles and role not in ADMINISTRATORS]
    if any(role in roles for role in ADMINISTRATORS):
        people.append("quản trị")
    return ", ".join(people) or "—"


def section(heading: str, workflow: Workflow, rights: dict[str, str], names: dict[str, str]) -> list[str]:
    """Return the lines of one workflow: a table per state with what somebody may do in it."""
    said = titles()
    lines = [f"## {heading}", ""]
    for state, about in workflow.states.items():
        lines += [f"### {said[about.title]}", "", "| được làm | ai |", "|---|---|"]
        lines += [f"| {title} | {who(workflow, state, permission, names)} |" for permission, title in rights.items()]
        lines.append("")
    return lines


def page() -> str:
    """Return the whole page."""
    lines = [INTRODUCTION]
    lines += section("Văn bản đến", incoming.INCOMING_WORKFLOW, DOCUMENT_RIGHTS, ON_DOCUMENTS)
    lines += section("Công việc được giao", tasks.TASK_WORKFLOW, TASK_RIGHTS, ON_TASKS)
    return "\n".join(lines)


if __name__ == "__main__":
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(), "utf-8")
