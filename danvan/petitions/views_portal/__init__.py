"""The public side: send, follow, read answers, reception."""

from danvan.petitions.views_portal.answers import ListAnswers, ReadAnswer
from danvan.petitions.views_portal.following import Follow
from danvan.petitions.views_portal.reception import ShowReception
from danvan.petitions.views_portal.sending import Explain, Introduce, Send, Suggest

__all__ = ["Explain", "Follow", "Introduce", "ListAnswers", "ReadAnswer", "Send", "ShowReception", "Suggest"]
