// While a citizen types: published answers on the same matter. The words go by POST and are kept nowhere.
const form = document.querySelector("form[data-answers]");
const box = form?.querySelector("textarea[name=text]");
const list = form?.querySelector("[data-answers-list]");
let waiting;
let asked = "";

function show(answers) {
  list.replaceChildren();
  if (!answers.length) return;
  const title = document.createElement("p");
  title.textContent = "Việc giống thế này đã được trả lời:";
  const lines = document.createElement("ul");
  for (const answer of answers) {
    const link = document.createElement("a");
    link.href = answer.url;
    link.target = "_blank";
    link.rel = "noopener";
    link.textContent = answer.title;
    const line = document.createElement("li");
    line.append(link);
    lines.append(line);
  }
  list.append(title, lines);
}

async function ask() {
  const text = box.value.trim().slice(0, 2000);
  if (text.length < 20 || text === asked) return;
  asked = text;
  const body = new FormData();
  body.set("text", text);
  body.set("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
  try {
    const answer = await fetch(form.dataset.answers, { method: "POST", body });
    if (answer.ok) show((await answer.json()).answers);
  } catch {
    list.replaceChildren();
  }
}

if (box && list) {
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 700);
  });
}
