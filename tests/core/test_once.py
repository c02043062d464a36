import pytest

from danvan.core import once
from danvan.core.refused import Refused

pytestmark = pytest.mark.django_db(databases="__all__")


def _send(token, address):
    with once.only_once("1", token) as sent:
        if sent.address is None:
            sent.address = address
    return sent.address


def test_the_second_sending_is_led_to_where_the_first_one_went():
    token = once.token("")
    assert [_send(token, "/first/"), _send(token, "/second/")] == ["/first/", "/first/"]


def test_two_forms_act_twice():
    assert [_send(once.token(""), "/first/"), _send(once.token(""), "/second/")] == ["/first/", "/second/"]


def test_a_refused_sending_may_be_sent_again():
    token = once.token("")
    with pytest.raises(Refused), once.only_once("1", token):
        raise Refused("Chưa được.")
    assert _send(token, "/first/") == "/first/"


def test_a_token_made_up_by_somebody_is_replaced():
    assert once.token("../../etc") != "../../etc"
    assert len(once.token("")) == 32
