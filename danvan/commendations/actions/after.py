"""After the decision: pay, hand in for archiving; take paper and money back from a cancelled line, or restore it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from danvan.commendations.actions.judging import NotYet
from danvan.commendations.actions.keeping import keep, locked
from danvan.commendations.models import Nominee, Proposal
from danvan.commendations.permissions import may_archive, may_pay, may_restore, may_take_back
from danvan.core.dates import local_day, short_day
from danvan.core.refused import Refused
from danvan.units.models import Officer


class NoVoucher(Refused):
    """Hãy ghi chứng từ chi: phiếu chi, ủy nhiệm chi số mấy."""


class NoArchive(Refused):
    """Hãy ghi nơi lưu và số hồ sơ."""


class NotPaidYet(Refused):
    """Hồ sơ có tiền thưởng {total} đồng chưa ghi đã chi. Hãy ghi chi tiền thưởng trước khi nộp lưu."""


class NotRevoked(Refused):
    """Dòng này không ở tình trạng đã hủy."""


class NothingReturned(Refused):
    """Hãy ghi đã thu hồi những gì: giấy khen, số tiền."""


class NoPaper(Refused):
    """Hãy ghi văn bản khôi phục, số và ngày."""


class BeforeRevoked(Refused):
    """Ngày này đứng trước ngày hủy {day}."""


@dataclass(frozen=True, slots=True)
class Payment:
    """Money paid from the commendation fund, in đồng, and its voucher; gifts from elsewhere stand apart."""

    on: date
    total: int
    paper: str
    fund: str = ""
    gifts: str = ""


@transaction.atomic
def pay(proposal: Proposal, payment: Payment, *, by: Officer, at: datetime) -> Proposal:
    """Write down that the award money was paid."""
    proposal = locked(proposal, "pay", may_pay, by=by, at=at)
    _not_in_future(payment.on, at)
    if payment.total and not payment.paper.strip():
        raise NoVoucher(field="paper")
    proposal.paid_at, proposal.paid_by, proposal.paid_on, proposal.paid_total = at, by, payment.on, payment.total
    proposal.paid_paper, proposal.paid_gifts = payment.paper.strip(), payment.gifts.strip()
    proposal.fund = payment.fund.strip() or proposal.fund
    return keep(proposal, "paid", ("paid_on", "paid_total"), by=by, at=at)


def _not_in_future(on: date, at: datetime) -> None:
    if on > local_day(at):
        raise NotYet(day=short_day(on), field="on")


def owed(proposal: Proposal) -> int:
    """Add up the money that the decision gives to the lines that stand, in đồng."""
    return sum(proposal.nominees.standing().exclude(money=None).values_list("money", flat=True))


@transaction.atomic
def archive(proposal: Proposal, *, on: date, place: str, by: Officer, at: datetime, term: str = "") -> Proposal:
    """Hand the file in: day, place and number of the file, how long it is kept (as the office's own list says)."""
    proposal = locked(proposal, "archive", may_archive, by=by, at=at)
    _not_in_future(on, at)
    if not place.strip():
        raise NoArchive(field="place")
    if proposal.paid_on is None and (total := owed(proposal)):
        raise NotPaidYet(total=f"{total:,}".replace(",", "."))
    proposal.archived_at, proposal.archived_by, proposal.archived_on = at, by, on
    proposal.archive_place, proposal.archive_term = place.strip(), term.strip()
    return keep(proposal, "archived", ("state", "archived_on"), by=by, at=at)


@transaction.atomic
def take_back(nominee: Nominee, *, on: date, note: str, by: Officer, at: datetime) -> Nominee:
    """Write down what came back from a cancelled line: the certificate, the money."""
    proposal = locked(nominee.proposal, "take_back", may_take_back, by=by, at=at)
    _judge(nominee, on, at)
    if not note.strip():
        raise NothingReturned(field="note")
    nominee.returned_on, nominee.returned_note = on, note.strip()
    nominee.save(update_fields=["returned_on", "returned_note"])
    keep(proposal, "taken_back", ("nominees",), by=by, at=at)
    return nominee


@transaction.atomic
def restore(nominee: Nominee, *, on: date, paper: str, by: Officer, at: datetime) -> Nominee:
    """Restore a cancelled line by a paper (a successful complaint); the register keeps both days."""
    proposal = locked(nominee.proposal, "restore", may_restore, by=by, at=at)
    _judge(nominee, on, at)
    if not paper.strip():
        raise NoPaper(field="paper")
    nominee.restored_on, nominee.restore_paper = on, paper.strip()
    nominee.save(update_fields=["restored_on", "restore_paper"])
    keep(proposal, "restored", ("nominees",), by=by, at=at)
    return nominee


def _judge(nominee: Nominee, on: date, at: datetime) -> None:
    if not nominee.is_revoked() or nominee.revoked_on is None:
        raise NotRevoked()
    _not_in_future(on, at)
    if on < nominee.revoked_on:
        raise BeforeRevoked(day=short_day(nominee.revoked_on), field="on")
