"""Where the paper of a report goes and who signs it; its head is ``papers.letterhead``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from danvan.core.refused import Refused
from danvan.documents import papers
from danvan.documents.papers.letterhead import COMMITTEES, Letterhead
from danvan.reports.compiling import Compiled
from danvan.units.models import Holding, Officer, OfficerRole

HEADS = {True: ("bí thư", "chủ tịch"), False: ("trưởng ban", "giám đốc", "chủ tịch", "bí thư")}
"""How the post of a head begins: of a committee, of another body. A deputy's begins with «phó»."""
BODY = {"party": "Ban Thường vụ", "front": "Ban Thường trực", "state": "Ủy ban nhân dân"}
HEAD = {"party": "Bí thư", "front": "Chủ tịch", "state": "Chủ tịch"}
BY_OTHERS = {"TL": "by_order", "TUQ": "by_mandate"}


@dataclass(frozen=True, slots=True)
class Issuer:
    """The head of the paper, to whom it is written, who gets it, who signs."""

    head: Letterhead
    recipients: list[str]
    addressees: list[str]
    signature: papers.Signature


def issuer_of(report: Compiled) -> Issuer:
    """Say who issues the paper of a report, as its unit was called on the last day of the period."""
    on = report.period.end
    head = papers.letterhead(report.unit, on)
    above = report.sheet.superior if report.sheet else None
    name = above.name_on(on) if above else ""
    return Issuer(
        head, recipients=_recipients(head.system, name), addressees=[name] if name and head.system != "party" else [],
        signature=_signature(report, head),
    )  # fmt: skip


def _recipients(system: str, superior: str) -> list[str]:
    if system == "party":
        above = f"{superior} (để báo cáo)" if superior else ""
        return papers.recipients(system, above, ["Các đồng chí cấp ủy viên"], keeper="Văn phòng")
    return papers.recipients(system, "Như trên" if superior else "", [], keeper="")


def _signature(report: Compiled, head: Letterhead) -> papers.Signature:
    """Give the block of who approved the report, the usual one while nobody has or the post does not say how; never a name."""
    version = report.version
    if version is None or version.sent_by is None or version.sent_on is None or version.origin != "desk":
        return head.signature()
    role = OfficerRole.objects.on(version.sent_on).filter(officer=version.sent_by, role="head").first()
    try:
        return signing(version.sent_by, role, head, version.sent_on) or head.signature()
    except Refused:  # the layout does not know this way of signing: the clerk writes it
        return head.signature()


def signing(officer: Officer, role: OfficerRole | None, head: Letterhead, on: date) -> papers.Signature | None:
    """Choose how an officer signs by the post held in the unit and the capacity of the role: head, KT., TL., TUQ.

    None where the post is neither that of a head nor of a deputy and no capacity is given. Raise WrongCapacity.
    """
    post = post_of(officer, on)
    short = position(post)
    capacity = role.capacity if role else ""
    said = {"body": BODY[head.system], "head": (role.for_post if role else "") or _head_of(head)}
    if capacity in BY_OTHERS:
        return papers.signing(
            head.system, BY_OTHERS[capacity], position=post, mandate=role.paper if role else "", **said
        )
    deputy = short.lower().startswith("phó ")
    if not short.lower().removeprefix("phó ").startswith(HEADS[head.kind in COMMITTEES]):
        return None
    return papers.signing(head.system, _kind(head, deputy), position=short, **said)


def _kind(head: Letterhead, deputy: bool) -> str:
    whole = head.kind in COMMITTEES
    if head.system == "party":
        return "committee" if whole else "advisory_deputy" if deputy else "advisory_head"
    if whole:
        return "collective_deputy" if deputy else "collective_head"
    return "deputy" if deputy else "head"


def _head_of(head: Letterhead) -> str:
    return "Trưởng ban" if head.system == "party" and head.kind not in COMMITTEES else HEAD[head.system]


def post_of(officer: Officer, on: date) -> str:
    """Return the post that the officer's person holds in the unit on a day, the first by rank; empty without one."""
    rows = Holding.objects.on(on).filter(person=officer.person_id, post__unit=officer.unit_id)
    return rows.order_by("post__rank", "pk").values_list("post__name", flat=True).first() or ""


def position(post: str) -> str:
    """Shorten a post to what stands above a name: «Phó Bí thư Thường trực Đảng ủy» → «Phó Bí thư Thường trực»."""
    kept = []
    for word in post.split():
        if word.lower() in ("đảng", "ủy", "ubnd", "uỷ", "mttq", "mặt", "xã", "phường", "tỉnh"):
            break
        kept.append(word)
        if word.lower() == "ban":
            break
    return " ".join(kept).rstrip(",")
