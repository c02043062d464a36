// Review of a proposal: a field lights its spans and a span its field; one key accepts, corrects or leaves empty.
function light(review, key, lit) {
  for (const span of review.querySelectorAll(`.span[data-field="${CSS.escape(key)}"]`)) {
    span.toggleAttribute("data-lit", lit);
  }
  review.querySelector(`[data-review-field="${CSS.escape(key)}"]`)?.toggleAttribute("data-lit", lit);
}

function bindLight(review, thing, key) {
  for (const on of ["mouseenter", "focusin"]) thing.addEventListener(on, () => light(review, key, true));
  for (const off of ["mouseleave", "focusout"]) thing.addEventListener(off, () => light(review, key, false));
}

function showSource(review, key) {
  const source = review.querySelector(".review__source");
  const span = source?.querySelector(`.span[data-field="${CSS.escape(key)}"]`);
  if (!span) return;
  const middle = span.offsetTop - source.offsetTop - source.clientHeight / 2;
  source.scrollTo({ top: middle });
}

function value(field) {
  return field.querySelector("input:not([type=radio], [type=hidden]), textarea, select");
}

function choose(field, choice) {
  const radio = field.querySelector(`input[type=radio][value="${choice}"]`);
  if (radio) radio.checked = true;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function pick(field, digit) {
  const options = field.querySelectorAll("input[type=radio]:not([name^=choice-])");
  if (!options[digit - 1]) return false;
  options[digit - 1].checked = true;
  options[digit - 1].dispatchEvent(new Event("change", { bubbles: true }));
  return true;
}

function go(fields, field, step) {
  const next = fields[fields.indexOf(field) + step];
  (next ?? field).focus();
  (next ?? field).scrollIntoView({ block: "nearest" });
}

function onCard(fields, field, event) {
  const acts = {
    ArrowDown: () => go(fields, field, 1),
    ArrowUp: () => go(fields, field, -1),
    Enter: () => (choose(field, "accept"), go(fields, field, 1)),
    s: () => (value(field)?.focus(), value(field)?.select?.()),
    x: () => (choose(field, "leave"), go(fields, field, 1)),
  };
  const digit = /^[1-9]$/.test(event.key) && (() => pick(field, Number(event.key)) && go(fields, field, 1));
  const act = acts[event.key] ?? digit;
  if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  act();
}

function onValue(fields, field, event) {
  if (event.key === "Escape") {
    event.preventDefault();
    field.focus();
  } else if (event.key === "Enter" && event.target.matches("input:not([type=radio]), [data-one-line]")) {
    event.preventDefault();
    go(fields, field, 1);
  }
}

function bind(review) {
  const fields = Array.from(review.querySelectorAll("[data-review-field]"));
  for (const span of review.querySelectorAll(".span[data-field]")) bindLight(review, span, span.dataset.field);
  for (const field of fields) {
    const key = field.dataset.reviewField;
    bindLight(review, field, key);
    field.addEventListener("focusin", () => showSource(review, key));
    value(field)?.addEventListener("change", () => choose(field, "correct"));
    field.addEventListener("keydown", (event) => {
      if (event.target === field) onCard(fields, field, event);
      else onValue(fields, field, event);
    });
  }
  for (const help of review.querySelectorAll("[data-needs-script]")) help.hidden = false;
  fields.find((field) => field.dataset.state !== "sure")?.focus({ preventScroll: true });
}

for (const review of document.querySelectorAll("[data-review-spans]")) bind(review);
