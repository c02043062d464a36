"""Sign-in: by name and password, second factor, lock-out; every page and every refusal in Vietnamese."""

from __future__ import annotations

import time

import pytest
from allauth.mfa.totp.internal import auth
from django.contrib.auth.hashers import identify_hasher
from django.contrib.messages import get_messages
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from config import settings as written
from danvan.accounts.adapter import ADDRESS_LOCKED
from danvan.accounts.models import User
from tests.english import english

PASSWORD = "ngo-khoai-san-2026"
OPEN_TO_ALL = ["account_login", "account_inactive", "account_signup", "account_reset_password", "account_email"]
OWN = [
    "account_logout", "account_reauthenticate", "account_change_password", "mfa_index", "mfa_activate_totp",
    "usersessions_list",
]  # fmt: skip
WITH_SECOND_FACTOR = [
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_reauthenticate",
]


@pytest.fixture(autouse=True)
def _nothing_counted_yet(db):
    cache.clear()


@pytest.fixture
def lan(db) -> User:
    return User.objects.create_user("lan", PASSWORD, full_name="Hoàng Thị Lan")


@pytest.fixture
def signed_in(lan) -> Client:
    client = Client()
    client.post(reverse("account_login"), {"login": "lan", "password": PASSWORD})
    return client


def code_now(secret: str) -> str:
    return auth.format_hotp_value(auth.hotp_value(secret, int(time.time()) // 30))


def confirm(client: Client) -> None:
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


def activate(client: Client) -> str:
    confirm(client)
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    client.post(reverse("mfa_activate_totp"), {"code": code_now(secret)})
    return secret


def sentence_of(response) -> str:
    form = response.context["form"]
    return " ".join(error for errors in form.errors.values() for error in errors)


@pytest.mark.parametrize("name", OPEN_TO_ALL)
def test_pages_before_sign_in_are_vietnamese(db, name):
    response = Client().get(reverse(name))
    assert (response.status_code, english(response)) == (200, [])


@pytest.mark.parametrize("name", OWN)
def test_own_pages_are_vietnamese(signed_in, name):
    confirm(signed_in)
    response = signed_in.get(reverse(name))
    assert (response.status_code, english(response)) == (200, [])


@pytest.mark.parametrize("name", WITH_SECOND_FACTOR)
def test_pages_of_the_second_factor_are_vietnamese(signed_in, name):
    activate(signed_in)
    response = signed_in.get(reverse(name))
    assert (response.status_code, english(response)) == (200, [])
    index = signed_in.get(reverse("mfa_index"))
    assert english(index) == []
    assert "Đang bật." in index.content.decode()


def test_a_password_opens_the_desk_and_is_kept_as_a_slow_hash(db, settings):
    settings.PASSWORD_HASHERS = written.PASSWORD_HASHERS
    user = User.objects.create_user("Lan ", PASSWORD, full_name="Hoàng Thị Lan")
    assert (user.username, identify_hasher(user.password).algorithm) == ("lan", "pbkdf2_sha256")
    response = Client().post(reverse("account_login"), {"login": "lan", "password": PASSWORD})
    assert (response.status_code, response["Location"]) == (302, "/desk/")


def test_a_wrong_password_is_refused_in_a_sentence(lan):
    response = Client().post(reverse("account_login"), {"login": "lan", "password": "sai"})
    assert sentence_of(response).startswith("Tên đăng nhập hoặc mật khẩu không đúng.")
    assert english(response) == []


def test_the_welcome_names_the_person(lan):
    response = Client().post(reverse("account_login"), {"login": "lan", "password": PASSWORD})
    assert [str(message) for message in get_messages(response.wsgi_request)] == ["Đã đăng nhập: Hoàng Thị Lan."]


def test_an_unknown_name_gets_the_same_sentence(lan):
    known, unknown = (
        sentence_of(Client().post(reverse("account_login"), {"login": name, "password": "sai"}))
        for name in ("lan", "khong-co")
    )
    assert known == unknown


def try_to_enter(name: str, password: str, times: int = 1, **extra: str):
    """Sign in again and again with a new client; return the last answer."""
    for _ in range(times):
        response = Client().post(reverse("account_login"), {"login": name, "password": password}, **extra)
    return response


@pytest.fixture
def few_from_an_address(settings):
    """Lock an address after seven failures instead of thirty."""
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"login_failed_at_address": "7/m/ip"}


def test_five_failures_lock_an_account_out_and_no_colleague_at_the_same_address(lan, few_from_an_address):
    User.objects.create_user("nam", PASSWORD, full_name="Đặng Hoài Nam")
    assert sentence_of(try_to_enter("lan", "sai", 5)).startswith("Tên đăng nhập hoặc mật khẩu không đúng.")
    locked = try_to_enter("LAN", PASSWORD)
    assert sentence_of(locked).startswith("Tài khoản này đã bị nhập sai năm lần nên tạm khóa. Hãy đợi 5 phút")
    assert english(locked) == []
    try_to_enter("lan", "sai", 3)
    assert try_to_enter("nam", PASSWORD).status_code == 302


def test_failures_of_many_lock_the_address_and_an_account_does_not_suffer(lan, few_from_an_address, settings):
    assert written.ACCOUNT_RATE_LIMITS["login_failed_at_address"] == "30/m/ip"
    settings.BEHIND_PROXY = True
    for number in range(7):
        try_to_enter(f"ai-đó-{number}", "sai", HTTP_X_FORWARDED_FOR="198.51.100.1")
    locked = try_to_enter("lan", PASSWORD, 6, HTTP_X_FORWARDED_FOR="203.0.113.7, 198.51.100.1")
    assert sentence_of(locked) == ADDRESS_LOCKED
    assert try_to_enter("lan", PASSWORD, HTTP_X_FORWARDED_FOR="203.0.113.7").status_code == 302


def test_who_comes_without_a_proxy_cannot_write_another_address(lan, few_from_an_address):
    for number in range(7):
        try_to_enter(f"ai-đó-{number}", "sai", HTTP_X_FORWARDED_FOR=f"198.51.100.{number}")
    assert sentence_of(try_to_enter("lan", PASSWORD, HTTP_X_FORWARDED_FOR="203.0.113.7")) == ADDRESS_LOCKED


def test_a_locked_account_is_told_so(lan):
    User.objects.filter(pk=lan.pk).update(is_active=False)
    client = Client()
    response = client.post(reverse("account_login"), {"login": "lan", "password": PASSWORD}, follow=True)
    assert "_auth_user_id" not in client.session
    assert english(response) == []


def test_nobody_signs_up(db):
    response = Client().post(reverse("account_signup"), {"username": "la", "password1": PASSWORD})
    assert response.status_code == 405
    assert User.objects.count() == 0


def test_the_second_factor_is_asked_and_a_wrong_code_refused(signed_in, lan):
    activate(signed_in)
    client = Client()
    asked = client.post(reverse("account_login"), {"login": "lan", "password": PASSWORD}, follow=True)
    assert "Nhập mã xác thực" in asked.content.decode()
    assert english(asked) == []
    wrong = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert sentence_of(wrong).startswith("Mã xác thực không đúng.")
    assert "_auth_user_id" not in client.session


def test_a_recovery_code_opens_once(signed_in, lan):
    activate(signed_in)
    code = signed_in.get(reverse("mfa_view_recovery_codes")).context["unused_codes"][0]
    opened = []
    for _ in range(2):
        client = Client()
        client.post(reverse("account_login"), {"login": "lan", "password": PASSWORD})
        client.post(reverse("mfa_authenticate"), {"code": code})
        opened.append("_auth_user_id" in client.session)
    assert opened == [True, False]


@pytest.mark.parametrize(
    ("new", "again", "sentence"),
    [
        ("ngắn", "ngắn", "Mật khẩu này quá ngắn"),
        (PASSWORD + "x", PASSWORD + "y", "Hai lần nhập mật khẩu phải giống nhau."),
        ("", "", "Hãy điền hoặc chọn mục này."),
    ],
)
def test_a_poor_new_password_is_refused_in_a_sentence(signed_in, new, again, sentence):
    response = signed_in.post(
        reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": again}
    )
    assert sentence in sentence_of(response)
    assert english(response) == []


def test_changing_the_password_keeps_the_session_and_says_so(signed_in, lan):
    response = signed_in.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": "sau-muong-ngo-moi", "password2": "sau-muong-ngo-moi"},
    )
    assert response.status_code == 302
    lan.refresh_from_db()
    assert lan.check_password("sau-muong-ngo-moi")


def test_other_sessions_can_be_ended(signed_in, lan):
    other = Client()
    other.post(reverse("account_login"), {"login": "lan", "password": PASSWORD})
    signed_in.post(reverse("usersessions_list"))
    assert other.get(reverse("mfa_index")).status_code == 302
    assert signed_in.get(reverse("mfa_index")).status_code == 200


def test_the_password_is_asked_again_before_the_second_factor_changes(signed_in):
    response = signed_in.get(reverse("mfa_activate_totp"))
    assert response["Location"].startswith(reverse("account_reauthenticate"))
    wrong = signed_in.post(reverse("account_reauthenticate"), {"password": "sai"})
    assert (sentence_of(wrong), english(wrong)) == ("Mật khẩu không đúng.", [])
    confirm(signed_in)
    assert signed_in.get(reverse("mfa_activate_totp")).status_code == 200


def test_a_wrong_code_does_not_activate(signed_in):
    confirm(signed_in)
    signed_in.get(reverse("mfa_activate_totp"))
    response = signed_in.post(reverse("mfa_activate_totp"), {"code": "12"})
    assert sentence_of(response).startswith("Mã xác thực không đúng.")
    assert english(response) == []
