// What is typed on a desk form stays on this computer until the form is sent. Never on public forms.
const onDesk = document.documentElement.dataset.door === "desk";
const kept = "input:not([type=hidden], [type=file], [type=password], [type=submit]), textarea, select";

function read(form) {
  const values = {};
  for (const field of form.querySelectorAll(kept)) {
    if (!field.name) continue;
    const chosen = field.type === "checkbox" || field.type === "radio";
    values[chosen ? `${field.name}=${field.value}` : field.name] = chosen ? field.checked : field.value;
  }
  return values;
}

function fill(form, values) {
  for (const field of form.querySelectorAll(kept)) {
    const chosen = field.type === "checkbox" || field.type === "radio";
    const value = values[chosen ? `${field.name}=${field.value}` : field.name];
    if (value === undefined) continue;
    if (chosen) field.checked = value;
    else field.value = value;
  }
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

function offer(form, key, values) {
  const box = document.createElement("div");
  const text = document.createElement("p");
  const take = document.createElement("button");
  const drop = document.createElement("button");
  box.className = "notice row";
  box.setAttribute("role", "status");
  text.textContent = "Có bản đang viết dở trên máy này.";
  take.textContent = "Lấy lại";
  drop.textContent = "Bỏ bản dở";
  for (const button of [take, drop]) {
    button.type = "button";
    button.className = "button button--small";
    button.addEventListener("click", () => box.remove());
  }
  take.addEventListener("click", () => fill(form, values));
  drop.addEventListener("click", () => localStorage.removeItem(key));
  box.append(text, take, drop);
  form.prepend(box);
}

function keep(form) {
  const key = `danvan:${location.pathname}:${form.dataset.keepDraft}`;
  const asServed = JSON.stringify(read(form));
  const saved = localStorage.getItem(key);
  if (saved && saved !== asServed) offer(form, key, JSON.parse(saved));
  let wait;
  form.addEventListener("input", () => {
    clearTimeout(wait);
    wait = setTimeout(() => localStorage.setItem(key, JSON.stringify(read(form))), 500);
  });
  form.addEventListener("submit", () => {
    clearTimeout(wait);
    localStorage.setItem(key, JSON.stringify(read(form)));
    sessionStorage.setItem("danvan:sent", key);
  });
}

// What was sent is forgotten when another page of the desk has come: a lost network brings none, and loses nothing.
function forgetSent() {
  const key = sessionStorage.getItem("danvan:sent");
  if (!key) return;
  sessionStorage.removeItem("danvan:sent");
  if (!key.startsWith(`danvan:${location.pathname}:`)) localStorage.removeItem(key);
}

if (onDesk) forgetSent();
if (onDesk) for (const form of document.querySelectorAll("form[data-keep-draft]")) keep(form);

// On a shared computer nothing stays behind after signing out.
for (const form of document.querySelectorAll("form[data-sign-out]")) {
  form.addEventListener("submit", () => {
    for (const key of Object.keys(localStorage)) if (key.startsWith("danvan:")) localStorage.removeItem(key);
  });
}
