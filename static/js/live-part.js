// A part of the page that changes by itself is fetched again every data-live seconds, until it has no number any more.
const part = document.querySelector("[data-live]");

async function renew() {
  const seconds = Number(part.dataset.live);
  if (!seconds) return;
  await new Promise((done) => setTimeout(done, seconds * 1000));
  if (!document.hidden) {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } }).catch(() => null);
    if (answer?.ok) {
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-live]");
      if (fresh && !part.contains(document.activeElement)) part.replaceChildren(...fresh.childNodes);
      if (fresh) part.dataset.live = fresh.dataset.live;
    }
  }
  renew();
}

if (part) renew();
