"""Base views: find, form, call one action, go. A refusal returns to the form with nothing lost."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.generic import FormView, TemplateView

from danvan.core import once
from danvan.core.refused import Refused


def add_refusal(form: forms.BaseForm, refused: Refused) -> None:
    """Put a refusal beside the field it names, or above the form."""
    field = refused.field if refused.field in form.fields else None
    form.add_error(field, refused.sentence)


class Page(TemplateView):
    """A page that only shows. Subclasses give ``template_name`` and ``get_context_data``."""

    title = ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(title=kwargs.pop("title", self.title), **kwargs)


class Act(FormView):
    """Find a thing, show its form, call one action, go on.

    Subclasses give ``find()``, ``form_class``, ``act(thing, cleaned, at)`` returning the address
    to go to, and may give ``done`` (a sentence in Vietnamese shown afterwards).
    """

    done = ""
    title = ""
    thing: Any = None

    def find(self) -> Any:
        """Return the thing this view acts on (404 when it may not be seen)."""
        return None

    def act(self, thing: Any, cleaned: dict[str, Any], at: Any) -> str:
        """Call one action and return the next address."""
        raise NotImplementedError

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.thing = self.find()
        return super().dispatch(request, *args, **kwargs)

    def get_form(self, form_class: Any = None) -> Any:
        """Give the form a token of its own, so that sending it twice acts once."""
        form = super().get_form(form_class)
        form.once = once.token(self.request.POST.get(once.FIELD, ""))
        return form

    def form_valid(self, form: Any) -> HttpResponse:
        owner = str(getattr(self.request.user, "pk", ""))
        try:
            with once.only_once(owner, form.once) as sent:
                if sent.address is None:
                    sent.address = self.act(self.thing, form.cleaned_data, timezone.now())
                    if self.done:
                        messages.success(self.request, self.done)
        except Refused as refused:
            add_refusal(form, refused)
            return self.form_invalid(form)
        return HttpResponseRedirect(sent.address)

    def form_invalid(self, form: forms.BaseForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(title=kwargs.pop("title", self.title), thing=self.thing, **kwargs)
