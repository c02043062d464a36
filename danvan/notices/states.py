"""Words of the room: where an outgoing message stands, the gateways, the verbs."""

from __future__ import annotations

from danvan.core.steps import Step

WAITING, SENT, GIVEN_UP = "waiting", "sent", "given_up"
OUTGOING_STATES = {WAITING: "Chờ gửi", SENT: "Đã gửi", GIVEN_UP: "Thôi gửi"}

EMAIL, MESSAGE = "email", "message"
GATEWAYS = {EMAIL: "Thư điện tử", MESSAGE: "Tin nhắn"}

STEPS = {
    "mail": Step((), WAITING, "Lập thư chờ gửi"),
    "send": Step((WAITING,), SENT, "Gửi thư"),
    "give_up": Step((WAITING,), GIVEN_UP, "Thôi gửi"),
}
STATES = OUTGOING_STATES
