"""Papers while a letter is sorted: receipt, guidance, transfer, proposal to take it on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from danvan.core.dates import HERE, long_day
from danvan.documents import papers as p
from danvan.law.wording import say
from danvan.petitions.letters.sender import Sender, about, came, head, kind_words, paper_words, recipients
from danvan.petitions.models import Petition

TRANSFER_BASIS = {
    "rule_feedback": "Điều 9 Nghị định 20/2008/NĐ-CP",
    "": "điểm b khoản 2 Điều 26 Luật Tiếp công dân và Điều 20 Thông tư 05/2021/TT-TTCP",
}
"""Why a letter goes to another body (law.md 1.4, 2.4)."""


@dataclass(frozen=True, slots=True)
class Document:
    """One paper handed in: its name, how many sheets, copy or original."""

    name: str
    sheets: int | None = None
    condition: str = ""


def receipt(
    petition: Petition, *, sender: Sender, documents: Sequence[Document] = (), at: datetime, receiver: str = "", post: str = "", copies: int = 2
) -> p.Letter:  # fmt: skip
    """Write «Giấy biên nhận thông tin, tài liệu», form 02/TCD of NĐ 154/2026; no number, no identity number."""
    here, on = at.astimezone(HERE), at.astimezone(HERE).date()
    own = head(petition, on)
    columns = [
        p.Column("STT", 12, "center"),
        p.Column("Tên tài liệu", 83),
        p.Column("Số trang", 25, "center"),
        p.Column("Tình trạng", 45),
    ]
    rows = [[number, one.name, one.sheets, one.condition] for number, one in enumerate(documents, 1)]
    return own.letter(
        None, "Giấy biên nhận", "Thông tin, tài liệu", on=on, day=on, end_mark=False, rule_below=own.system == "party", form="Mẫu số 02/TCD",
        body=[
            p.Field(f"Vào {here:%H} giờ {here:%M} {long_day(on)}, tại:", own.name),
            p.Field("Tôi là:", receiver),
            p.Field("Chức vụ:", post),
            p.Field("Đã nhận của ông (bà):", sender.name),
            p.Field("Địa chỉ:", sender.address),
            p.Field("Giấy tờ tùy thân (người nhận ghi tay, không lưu trên máy):"),
            p.Paragraph("Các thông tin, tài liệu sau:"),
            p.Table(columns, rows, fill_rows=0 if rows else 4),
            p.Field("Mã hồ sơ để theo dõi:", petition.code),
            p.Paragraph(f"Giấy biên nhận được lập thành {copies:02d} bản, giao cho người cung cấp thông tin, tài liệu 01 bản."),
        ],
        left_signature=p.Signature(title="Người cung cấp thông tin, tài liệu" if own.system == "state" else "Người gửi", note="(Ký, ghi rõ họ tên)"),
        signature=p.Signature(title="Người nhận", note="(Ký, ghi rõ họ tên, đóng dấu nếu có)", name=receiver),
    )  # fmt: skip


def guidance(petition: Petition, *, sender: Sender, to_body: str, reason: str = "", on: date) -> p.Letter:
    """Write «Phiếu hướng dẫn» (form 02 of TT 05/2021): where a complaint belongs; it is given once."""
    own = head(petition, on)
    why = _clause(reason) or f"nội dung đơn thuộc thẩm quyền giải quyết của {to_body}"
    return own.letter(
        "HD", "Phiếu hướng dẫn", f"Gửi {paper_words(petition)} đến đúng cơ quan có thẩm quyền", on=on, addressees=[sender.addressed],
        form="Mẫu số 02 – TT 05/2021/TT-TTCP",
        body=[
            p.Paragraph(came(petition, own, sender)),
            p.Paragraph(
                f"Căn cứ Luật Khiếu nại, điểm b khoản 1 Điều 26 Luật Tiếp công dân và Thông tư 05/2021/TT-TTCP, {why}; vụ việc không thuộc "
                f"thẩm quyền của {own.name}."
            ),
            p.Paragraph(
                f"{own.name} hướng dẫn ông (bà) gửi đơn và giấy tờ, tài liệu kèm theo đến {to_body} để được xem xét, giải quyết theo quy định "
                "của pháp luật. Bản gốc giấy tờ, tài liệu (nếu có) được trả lại kèm theo phiếu này."
            ),
            p.Paragraph("Việc hướng dẫn chỉ thực hiện một lần đối với cùng một nội dung"),
        ],
        recipients=recipients(own, "Như trên"),
    )  # fmt: skip


def _clause(reason: str) -> str:
    """Bring what an officer typed as a sentence into the middle of another: no stop at its end, no capital of its own."""
    words = reason.strip().rstrip(".;")
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def transfer(
    petition: Petition, *, sender: Sender, to_body: str, sheets: int | None = None, reason: str = "", on: date
) -> p.Letter:
    """Write «Phiếu chuyển đơn» (form 04 of TT 05/2021) to the body whose matter it is, with a copy for the sender."""
    own = head(petition, on)
    basis = TRANSFER_BASIS.get(petition.kind, TRANSFER_BASIS[""])
    files = f" ({sheets:02d} tờ)" if sheets else ""
    return own.letter(
        "PC", "Phiếu chuyển đơn", f"{kind_words(petition).capitalize()} của công dân", on=on, addressees=[to_body],
        form="Mẫu số 04 – TT 05/2021/TT-TTCP",
        body=[
            p.Paragraph(came(petition, own, sender)),
            p.Paragraph(f"Căn cứ {basis}, nội dung đơn thuộc thẩm quyền giải quyết của {to_body}{': ' + _clause(reason) if _clause(reason) else ''}."),
            p.Paragraph(
                f"{own.name} chuyển đơn và tài liệu kèm theo{files} đến {to_body} để xem xét, giải quyết, trả lời người gửi và thông báo kết "
                f"quả cho {own.name} theo quy định"
            ),
        ],
        recipients=recipients(own, "Như trên", f"{sender.begins} (để biết)"),
    )  # fmt: skip


def splitting(petition: Petition, *, sender: Sender, parts: Sequence[Petition], on: date) -> p.Letter:
    """Write the slip for a letter of several contents: each is a letter of its own now, under which code (TT 05/2021 Điều 21)."""
    own = head(petition, on)
    rows = [f"{paper_words(one).capitalize()}: {about(one)} (mã {one.code});" for one in parts]
    return own.letter(
        "HD", "Phiếu hướng dẫn", "Tách đơn có nhiều nội dung", on=on, addressees=[sender.addressed],
        body=[
            p.Paragraph(came(petition, own, sender)),
            p.Paragraph(
                "Căn cứ khoản 3 Điều 25 Luật Tiếp công dân và Điều 21 Thông tư 05/2021/TT-TTCP, mỗi nội dung được xem xét theo thủ tục riêng; "
                f"{own.name} đã tách đơn của ông (bà) thành {len(rows):02d} hồ sơ:"
            ),
            p.Bullets([*rows[:-1], *(one.rstrip(";") + "." for one in rows[-1:])]),
            p.Paragraph(
                "Nội dung khiếu nại cần có đơn riêng, có chữ ký hoặc điểm chỉ. Đề nghị ông (bà) viết từng nội dung thành đơn riêng nếu đơn đã gửi "
                "chưa đủ các yêu cầu này"
            ),
        ],
        recipients=recipients(own, "Như trên"),
    )  # fmt: skip


def returning(petition: Petition, *, sender: Sender, reason: str, on: date) -> p.Letter:
    """Write the notice that a letter and its originals go back to the sender, and why."""
    own = head(petition, on)
    return own.letter(
        "TB", "Thông báo", f"Về việc trả lại {paper_words(petition)}", on=on, addressees=[sender.addressed],
        body=[
            p.Paragraph(came(petition, own, sender)),
            p.Paragraph(
                f"Căn cứ Thông tư 05/2021/TT-TTCP, {own.name} trả lại ông (bà) đơn cùng bản gốc giấy tờ, tài liệu kèm theo (nếu có)."
            ),
            p.Paragraph(f"Lý do: {reason.strip().rstrip('.') or '………………………………'}"),
        ],
        recipients=recipients(own, "Như trên"),
    )  # fmt: skip


def filing(petition: Petition, *, sender: Sender, note: str = "", on: date) -> p.Letter:
    """Write «Phiếu lưu đơn»: why a letter is filed without processing; it stays inside and bears no number."""
    review = (
        f"Sau {say('don.filed_purge_review', on)} kể từ ngày lưu, người đứng đầu xem xét, quyết định việc hủy đơn."
    )
    return _slip(
        petition, "Phiếu lưu đơn", on, sender,
        p.Field("Lý do lưu đơn:", petition.get_not_eligible_display()), p.Field("Ghi chú:", note, lines=2), p.Paragraph(review),
        writer="Người xử lý đơn",
    )  # fmt: skip


def proposal(petition: Petition, *, sender: Sender, opinion: str = "", on: date) -> p.Letter:
    """Write «Phiếu đề xuất thụ lý» for the head, with room for the decision; it stays inside and bears no number."""
    return _slip(
        petition, "Phiếu đề xuất thụ lý đơn", on, sender,
        p.Field("Thẩm quyền:", petition.get_competence_display()), p.Field("Số người ký:", str(petition.signatories)),
        p.Field("Đề xuất của người xử lý đơn:", opinion, lines=2),
        writer="Người đề xuất",
    )  # fmt: skip


def _slip(
    petition: Petition, title: str, on: date, sender: Sender, *told: p.Field | p.Paragraph, writer: str
) -> p.Letter:
    """Lay out a paper that stays inside: what came, what is proposed, room for who decides."""
    own = head(petition, on)
    return own.letter(
        None, title, "", on=on, end_mark=False,
        body=[
            p.Paragraph(came(petition, own, sender)),
            p.Field("Điều kiện:", petition.get_condition_display()),
            *told,
            p.Field("Ý kiến của người có thẩm quyền:", lines=3),
        ],
        left_signature=p.Signature(title=writer, note="(Ký, ghi rõ họ tên)"),
        signature=p.Signature(title="Người có thẩm quyền", note="(Ký, ghi rõ họ tên)"),
    )  # fmt: skip
