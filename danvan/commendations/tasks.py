"""Work beside the pages: all certificates of a decision in one file."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from danvan.commendations.letters import certificates
from danvan.commendations.letters.heads import head_of
from danvan.commendations.models import Nominee, Proposal
from danvan.core.dates import local_day
from danvan.documents.papers import file_name

AT_ONCE = 50


def make_certificates(job: Any, at: datetime) -> None:
    """Merge the certificates of a proposal; the result is one Word file. A run that was killed begins anew."""
    said = job.arguments
    proposal = Proposal.objects.select_related("giver").get(code=said["proposal"])
    look = certificates.Look(
        str(said.get("page", "A4")),
        bool(said.get("turned", 1)),
        bool(said.get("overlay", 0)),
        int(said.get("dx", 0)),
        int(said.get("dy", 0)),
    )
    subject = str(said.get("subject", ""))
    rows = proposal.nominees.standing().select_related("award")
    lines = list(rows.filter(subject=subject) if subject else rows)
    place = head_of(proposal.giver, proposal.decided_on or local_day(at), proposal.system).place
    made = certificates.document(look)
    for start in range(0, len(lines), AT_ONCE):
        job.progress(start, len(lines), f"Đã xếp {start} trên {len(lines)} giấy khen")
        some = [one_of(line, proposal, place) for line in lines[start : start + AT_ONCE]]
        certificates.add(made, some, look, first=start == 0)
    job.progress(len(lines), len(lines), f"Xong {len(lines)} giấy khen")
    job.keep_result(file_name(f"Giấy khen {proposal.decision}", "docx"), certificates.packed(made))


def one_of(line: Nominee, proposal: Proposal, place: str) -> certificates.Certificate:
    """Say what the certificate of one line says."""
    return certificates.Certificate(
        system=proposal.system, giver=line.award.giver, form=line.award.name, recipient=str(line), detail=line.detail,
        merit=proposal.deed, decision=proposal.decision, decided_on=proposal.decided_on or proposal.entered_on,
        book_number=str(line.book_number or ""), place=place, capacity=proposal.signer_capacity, title=proposal.signer_title,
        signer=proposal.signer_name,
    )  # fmt: skip
