"""Papers while a case is in work: taken on or refused, lengthened, suspended, gone on with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from danvan.core.dates import long_day
from danvan.documents import papers as p
from danvan.petitions.letters.sender import Sender, about, came, head, kind_words, paper_words, recipients, term
from danvan.petitions.models import Petition
from danvan.petitions.states import COMPLEX_CRITERIA, DISCONTINUE_GROUNDS, PAUSE_GROUNDS, REFUSE_GROUNDS

AUTHORITIES = {"peoples_committee": "Chủ tịch", "party_committee": "Ban Thường vụ", "front": "Ban Thường trực"}
"""Who decides in the name of a body, as who signs says."""
AMENDED = "(sửa đổi, bổ sung bởi Nghị định 155/2026/NĐ-CP)"
SETTLING = {1: "kn1.settle", 2: "kn2.settle"}
COURT = "Ông (bà) có quyền khởi kiện vụ án hành chính tại Tòa án theo quy định của pháp luật tố tụng hành chính"


def acceptance(petition: Petition, *, sender: Sender, on: date) -> p.Letter:
    """Write «Thông báo thụ lý» (complaints: form 03 of NĐ 124/2020), with the day until when it is settled."""
    own = head(petition, on)
    if petition.kind == "complaint":
        accepted = petition.accepted_on or on
        basis = f"Căn cứ {term('kn.accept', petition.received_on)} và {term(SETTLING[petition.instance], accepted)}"
        told = (
            f"{basis}, {own.name} thông báo: đơn khiếu nại đủ điều kiện thụ lý, đã được thụ lý giải quyết {_instance(petition)} kể từ "
            f"{long_day(accepted)}."
        )
    else:
        told = f"{own.name} thông báo: nội dung {kind_words(petition)} thuộc thẩm quyền và đã được giao xem xét, giải quyết."
    form = "Mẫu số 03 – NĐ 124/2020/NĐ-CP" if petition.kind == "complaint" else ""
    return notice(petition, own, f"thụ lý {paper_words(petition)}", on, sender, told, _until(petition), form=form)


def _instance(petition: Petition) -> str:
    return "lần hai" if petition.instance == 2 else "lần đầu"


def _until(petition: Petition) -> str:
    if petition.settle_due_on:
        return f"Thời hạn giải quyết: chậm nhất {long_day(petition.settle_due_on)}"
    return "Kết quả giải quyết sẽ được thông báo đến ông (bà) theo thời hạn quy định"


def refusal(petition: Petition, *, sender: Sender, ground: str, note: str = "", on: date) -> p.Letter:
    """Write «Thông báo không thụ lý» (complaints: form 04 of NĐ 124/2020, ground of Luật KN Điều 11)."""
    own = head(petition, on)
    complaint = petition.kind == "complaint"
    basis = f"Căn cứ Điều 11 Luật Khiếu nại và {term('kn.accept', petition.received_on)}, " if complaint else ""
    told = f"{basis}{own.name} thông báo không thụ lý giải quyết đơn của ông (bà)."
    court = [COURT] if complaint else []
    return notice(
        petition, own, f"không thụ lý {paper_words(petition)}", on, sender, told, f"Lý do: {_why(REFUSE_GROUNDS[ground], note)}.", *court,
        form="Mẫu số 04 – NĐ 124/2020/NĐ-CP" if complaint else "",
    )  # fmt: skip


def extension(
    petition: Petition, *, sender: Sender, criteria: Sequence[str], until: date, paper: str = "", on: date
) -> p.Letter:
    """Write the notice that a complex case takes longer: which of the seven criteria, until when (NĐ 124/2020 Đ3a)."""
    own = head(petition, on)
    complaint = petition.kind == "complaint"
    basis = (
        f"Căn cứ {term(SETTLING[petition.instance], petition.accepted_on or on)} và Điều 3a Nghị định 124/2020/NĐ-CP {AMENDED}"
        if complaint
        else "Do vụ việc phức tạp"
    )
    note = f" (theo {paper.strip()})" if paper.strip() else ""
    return notice(
        petition, own, f"gia hạn thời hạn giải quyết {paper_words(petition)}", on, sender,
        f"{basis}, {own.name} thông báo gia hạn thời hạn giải quyết{note} vì:",
        p.Bullets([f"{COMPLEX_CRITERIA[one]};" for one in COMPLEX_CRITERIA if one in criteria]),
        f"Thời hạn giải quyết mới: chậm nhất {long_day(until)}",
    )  # fmt: skip


def suspension(petition: Petition, *, sender: Sender, ground: str, note: str = "", on: date) -> p.Letter:
    """Write the decision to suspend a complaint (form 14a), or the notice that feedback waits."""
    own, why = head(petition, on), _why(PAUSE_GROUNDS[ground], note)
    if petition.kind != "complaint":
        return notice(
            petition, own, f"tạm dừng giải quyết {kind_words(petition)}", on, sender,
            f"{own.name} tạm dừng giải quyết từ {long_day(on)}. Lý do: {why}.",
            "Khi hết lý do nêu trên, việc giải quyết được tiếp tục và ông (bà) sẽ được thông báo",
        )  # fmt: skip
    return decision(
        petition, own, "tạm đình chỉ giải quyết khiếu nại", on, sender,
        f"Tạm đình chỉ giải quyết khiếu nại của {sender.full}; nội dung: {about(petition)}. Lý do: {why}.",
        "Thời hạn giải quyết khiếu nại ngừng tính từ ngày ban hành quyết định này và được tính tiếp từ ngày có quyết định tiếp tục giải quyết.",
        basis=f"Căn cứ Điều 11a Luật Khiếu nại và Điều 28a Nghị định 124/2020/NĐ-CP {AMENDED}", form="Mẫu số 14a – NĐ 155/2026/NĐ-CP",
    )  # fmt: skip


def discontinuance(petition: Petition, *, sender: Sender, ground: str, note: str = "", on: date) -> p.Letter:
    """Write the decision that ends a complaint without settling it (form 14a), or the notice of it."""
    own, why = head(petition, on), _why(DISCONTINUE_GROUNDS[ground], note)
    if petition.kind != "complaint":
        told = f"{own.name} đình chỉ giải quyết từ {long_day(on)}. Lý do: {why}"
        return notice(petition, own, f"đình chỉ giải quyết {kind_words(petition)}", on, sender, told)
    return decision(
        petition, own, "đình chỉ giải quyết khiếu nại", on, sender,
        f"Đình chỉ giải quyết khiếu nại của {sender.full}; nội dung: {about(petition)}. Lý do: {why}.",
        basis=f"Căn cứ Luật Khiếu nại và Điều 28b Nghị định 124/2020/NĐ-CP {AMENDED}", form="Mẫu số 14a – NĐ 155/2026/NĐ-CP",
    )  # fmt: skip


def resumption(petition: Petition, *, sender: Sender, until: date | None = None, on: date) -> p.Letter:
    """Write the decision to go on with a suspended complaint (form 14b), or the notice of it."""
    own = head(petition, on)
    ends = f" Thời hạn giải quyết: chậm nhất {long_day(until)}." if until else ""
    if petition.kind != "complaint":
        told = f"{own.name} tiếp tục giải quyết từ {long_day(on)}.{ends}"
        return notice(petition, own, f"tiếp tục giải quyết {kind_words(petition)}", on, sender, told)
    return decision(
        petition, own, "tiếp tục giải quyết khiếu nại", on, sender,
        f"Tiếp tục giải quyết khiếu nại của {sender.full}; nội dung: {about(petition)}.{ends}",
        basis=f"Căn cứ Điều 11a Luật Khiếu nại và Điều 28b Nghị định 124/2020/NĐ-CP {AMENDED}", form="Mẫu số 14b – NĐ 155/2026/NĐ-CP",
    )  # fmt: skip


def _why(ground: str, note: str) -> str:
    return ". ".join(one for one in (ground, note.strip().rstrip(".")) if one)


def notice(
    petition: Petition, own: p.Letterhead, about: str, on: date, sender: Sender, *told: str | p.Bullets, form: str = ""
) -> p.Letter:  # fmt: skip
    """Lay out a notice to the sender: the letter that came, then what it tells."""
    body = [p.Paragraph(one) if isinstance(one, str) else one for one in (came(petition, own, sender), *told)]
    return own.letter(
        "TB", "Thông báo", f"Về việc {about}", on=on, addressees=[sender.addressed], body=body, form=form,
        recipients=recipients(own, "Như trên"),
    )  # fmt: skip


def decision(
    petition: Petition,
    own: p.Letterhead,
    about: str,
    on: date,
    sender: Sender,
    *articles: str,
    basis: str,
    form: str = "",
) -> p.Letter:
    """Lay out a decision on a complaint: authority, bases, articles, the recipients named by the last article."""
    last = f"{sender.begins} và các cơ quan, cá nhân liên quan chịu trách nhiệm thi hành quyết định này"
    authority = f"{AUTHORITIES.get(own.kind, '')} {own.name}".strip()
    signature = (
        p.signing("state", "head", position="Chủ tịch") if own.kind == "peoples_committee" else own.signature()
    )
    return own.letter(
        "QĐ", "Quyết định", f"{'về' if own.system == 'party' else 'Về'} việc {about}", on=on, authority=authority, decree="QUYẾT ĐỊNH:",
        bases=[basis, f"Theo đơn khiếu nại (mã {petition.code}) nhận {long_day(petition.received_on)}"],
        body=[p.Article(text) for text in (*articles, last)], form=form, signature=signature,
        recipients=recipients(own, f"Như Điều {len(articles) + 1}"),
    )  # fmt: skip
