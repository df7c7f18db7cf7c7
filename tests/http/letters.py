"""What clients send and ask in these tests."""

from builders.office import PDF
from collective.eoffice.workdays import today
from datetime import timedelta

import base64


DUE = (today() + timedelta(days=5)).isoformat()


def upload(data=PDF, name="van-ban.pdf"):
    return {
        "filename": name,
        "data": base64.b64encode(data).decode(),
        "encoding": "base64",
        "content-type": "application/pdf",
    }


def letter(**changes):
    data = {
        "@type": "IncomingDocument",
        "reference": "1098/QĐ-UBND",
        "issued_date": "2021-09-28",
        "document_type": "decision",
        "issuer": "UBND thị xã Từ Sơn",
        "title": "Ban hành Quy chế sử dụng phần mềm Quản lý văn bản và điều hành",
        "files": [upload()],
        "register_now": True,
    }
    return {**data, **changes}


def counts(session):
    return {item["name"]: item["count"] for item in session.get("@worklist").json()["items"] if item["count"]}


def verbs(session, url):
    return {item["verb"] for item in session.get(url).json()["verbs"]}
