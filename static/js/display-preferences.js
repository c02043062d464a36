// The reader's display, changed at once and kept in the cookie that the server reads: "size.contrast.spacing".
const root = document.documentElement;

function chosen() {
  return {
    size: Number(root.dataset.size || 0),
    contrast: root.dataset.contrast || "",
    spacing: root.dataset.spacing || "",
  };
}

function changed(display, change) {
  if (change === "smaller") return { ...display, size: Math.max(-1, display.size - 1) };
  if (change === "larger") return { ...display, size: Math.min(2, display.size + 1) };
  if (change === "normal") return { ...display, size: 0 };
  if (change === "contrast") return { ...display, contrast: display.contrast ? "" : "high" };
  return { ...display, spacing: display.spacing ? "" : "wide" };
}

function set(name, value) {
  if (value) root.dataset[name] = value;
  else delete root.dataset[name];
}

function show(display) {
  root.dataset.size = String(display.size);
  set("contrast", display.contrast);
  set("spacing", display.spacing);
  for (const button of document.querySelectorAll("[data-display] button[aria-pressed]")) {
    button.setAttribute("aria-pressed", String(Boolean(display[button.value])));
  }
}

function keep({ size, contrast, spacing }) {
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `display=${size}.${contrast}.${spacing}; path=/; max-age=31536000; samesite=lax${secure}`;
}

for (const form of document.querySelectorAll("[data-display]")) {
  form.addEventListener("submit", (event) => {
    if (!event.submitter?.value) return;
    event.preventDefault();
    const display = changed(chosen(), event.submitter.value);
    show(display);
    keep(display);
  });
}
