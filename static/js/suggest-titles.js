// data-suggest="<address>" on an input with a datalist: offers the nearest titles while typing.
for (const field of document.querySelectorAll("[data-suggest]")) {
  const list = document.getElementById(field.getAttribute("list"));
  let waiting = 0;
  let asked = "";
  const ask = async () => {
    const words = field.value.trim();
    if (words.length < 3 || words === asked) return;
    asked = words;
    try {
      const answer = await fetch(`${field.dataset.suggest}?q=${encodeURIComponent(words)}`);
      if (!answer.ok) return;
      const { titles } = await answer.json();
      if (field.value.trim() !== words) return;
      list.replaceChildren(...titles.map((title) => Object.assign(document.createElement("option"), { value: title })));
    } catch {
      asked = ""; // no network: the search button still works
    }
  };
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 250);
  });
}
