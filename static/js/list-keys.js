// Up and down walk through a list, Enter opens (the link itself), Home and End jump.
for (const list of document.querySelectorAll("[data-list-keys]")) {
  const links = Array.from(list.querySelectorAll("[data-open]"));
  list.addEventListener("keydown", (event) => {
    const here = links.indexOf(document.activeElement);
    const there = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: links.length - 1 }[event.key];
    if (here < 0 || there === undefined || !links[there]) return;
    event.preventDefault();
    links[there].focus();
  });
}
