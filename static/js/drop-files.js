// Files may be dropped on the frame around a file input; the chosen ones are listed.
function size(bytes) {
  const units = ["B", "KB", "MB"];
  let step = 0;
  while (bytes >= 1024 && step < 2) {
    bytes /= 1024;
    step += 1;
  }
  return `${bytes.toLocaleString("vi-VN", { maximumFractionDigits: 1 })} ${units[step]}`;
}

function list(input, place) {
  place.replaceChildren(
    ...Array.from(input.files, (file) => {
      const line = document.createElement("li");
      const name = document.createElement("span");
      const weight = document.createElement("span");
      name.textContent = file.name;
      weight.textContent = size(file.size);
      line.append(name, weight);
      return line;
    }),
  );
}

for (const zone of document.querySelectorAll("[data-drop-files]")) {
  const input = zone.querySelector("input[type=file]");
  const place = zone.querySelector("[data-drop-list]");
  zone.querySelector("[data-drop-hint]").hidden = false;
  input.addEventListener("change", () => list(input, place));
  zone.addEventListener("dragover", (event) => {
    event.preventDefault();
    zone.dataset.over = "1";
  });
  for (const away of ["dragleave", "drop"]) zone.addEventListener(away, () => delete zone.dataset.over);
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    const transfer = new DataTransfer();
    const files = input.multiple ? event.dataTransfer.files : [event.dataTransfer.files[0]];
    for (const file of files) if (file) transfer.items.add(file);
    input.files = transfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
}
