"""Work beside the pages: all certificates of a decision in one file."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

from danvan.commendations.models import Nominee, Proposal
from danvan.core.dates import local_day
from danvan.documents import papers


def make_certificates(job: Any, at: datetime) -> None:
    """Merge the certificates of a proposal; the result is one Word file. A run that was killed begins anew.

    Arguments of the job: proposal (code), page A4|A3, turned and overlay 0|1, dx and dy in mm, subject ("" = all).
    """
    said = job.arguments
    proposal = Proposal.objects.select_related("giver").get(code=said["proposal"])
    rows = proposal.nominees.standing().select_related("award")
    lines = list(rows.filter(subject=said["subject"]) if said.get("subject") else rows)
    place = papers.letterhead(proposal.giver, proposal.decided_on or local_day(at)).place
    sheet = papers.CertificateSheet(
        system="party" if proposal.system == "party" else "state", page=said.get("page", "A4"), portrait=not said.get("turned", 1),
        printed_frame=bool(said.get("overlay", 0)), right=said.get("dx", 0), down=said.get("dy", 0),
    )  # fmt: skip

    def told(done: int) -> None:
        job.progress(done, len(lines), f"Đã xếp {done} trên {len(lines)} giấy khen")

    sink = io.BytesIO()
    papers.certificates((one_of(line, proposal, place) for line in lines), sink, sheet=sheet, progress=told)
    job.keep_result(papers.file_name(f"Giấy khen {proposal.decision}", "docx"), sink.getvalue())


def one_of(line: Nominee, proposal: Proposal, place: str) -> papers.Certificate:
    """Say what the certificate of one line says."""
    capacity = f"{proposal.signer_capacity}\n{proposal.signer_title}".strip().upper()
    return papers.Certificate(
        recipient=str(line), achievement=proposal.deed, giver=line.award.giver, detail=line.detail, capacity=capacity,
        signer=proposal.signer_name, place=place, day=proposal.decided_on, decision=proposal.decision,
        decided_on=proposal.decided_on, book=str(line.book_number or ""), award=line.award.name,
    )  # fmt: skip
