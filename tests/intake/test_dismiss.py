"""Put a proposal aside: with a reason, once, and the file may come again."""

from __future__ import annotations

import pytest

from danvan import journal
from danvan.intake.models import Proposal
from tests.intake.conftest import filled_in


def dismiss(client, proposal, reason="Bài của nơi khác"):
    return client.post(f"/desk/intake/{proposal.code}/dismiss/", {"reason": reason})


def test_dismiss_keeps_who_when_and_why(cast, bring, sign_in):
    proposal = bring("ban_may.txt")
    assert dismiss(sign_in(cast.nam), proposal)["Location"] == "/desk/intake/"
    proposal.refresh_from_db()
    assert (proposal.state, proposal.dismissed_by, proposal.dismiss_reason) == (
        "dismissed",
        cast.nam,
        "Bài của nơi khác",
    )
    assert {entry.verb for entry in journal.entries_for("proposal", proposal.code)} == {
        "proposal.uploaded",
        "proposal.dismissed",
    }


def test_dismiss_needs_a_reason(cast, bring, sign_in):
    answer = dismiss(sign_in(cast.nam), bring("ban_may.txt"), reason=" ")
    assert (answer.status_code, Proposal.objects.get().state) == (422, "open")
    assert "Hãy ghi lý do bỏ bài này." in answer.content.decode()


def test_dismissed_file_may_be_brought_again(cast, bring, sign_in):
    dismiss(sign_in(cast.nam), bring("ban_may.txt"))
    bring("ban_may.txt")
    assert [one.state for one in Proposal.objects.order_by("pk")] == ["dismissed", "open"]


def test_dismiss_is_refused_after_accepting(cast, bring, sign_in):
    proposal, client = bring("ban_may.txt"), sign_in(cast.nam)
    client.post(f"/desk/intake/{proposal.code}/", filled_in(client, proposal))
    answer = dismiss(client, proposal)
    assert (answer.status_code, Proposal.objects.get().state) == (422, "accepted")


@pytest.mark.parametrize("who", ["tu", "dao", "mai", "son", "hoa"])
def test_dismiss_is_hidden_from_foreign_units_and_other_roles(cast, bring, sign_in, who):
    proposal = bring("ban_may.txt")
    assert dismiss(sign_in(getattr(cast, who)), proposal).status_code == 404
    assert Proposal.objects.get().state == "open"
