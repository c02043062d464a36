// Marks of a door are kept on this phone first and pushed when there is a network; none is forgotten before the server has answered for it.
const page = document.querySelector("[data-door-page]");
const EVERY = 4000, MOST = 200;

function later(type, detail) {
  document.dispatchEvent(new CustomEvent(type, { detail }));
}

function finished(request) {
  return new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
}

async function opened() {
  const asked = indexedDB.open("diem-danh", 1);
  asked.onupgradeneeded = () => {
    asked.result.createObjectStore("marks", { keyPath: "nonce" });
    asked.result.createObjectStore("kept", { keyPath: "key" });
  };
  return finished(asked);
}

async function start() {
  const base = await opened();
  const here = location.pathname;
  const store = (name, mode) => base.transaction(name, mode).objectStore(name);
  const mine = async () => (await finished(store("marks", "readonly").getAll())).filter((one) => one.door === here);
  let busy = false;

  async function tell(online) {
    const marks = await mine();
    later("door:state", { waiting: marks.filter((one) => !one.verdict).length, online });
  }

  async function push() {
    if (busy) return;
    busy = true;
    let online = true;
    try {
      for (;;) {
        const waiting = (await mine()).filter((one) => !one.verdict).sort((a, b) => a.at - b.at);
        if (!waiting.length) break;
        const part = waiting.slice(0, MOST);
        const answer = await fetch(here + "gui/", {
          method: "POST", headers: { "Content-Type": "application/json", Accept: "application/json" },
          body: JSON.stringify({ now: Date.now(), waiting: waiting.length - part.length, marks: part }),
        });
        if (!answer.ok) {
          later("door:refused", { sentence: (await answer.json().catch(() => ({}))).sentence || "" });
          break;
        }
        for (const verdict of (await answer.json()).verdicts) {
          const kept = part.find((one) => one.nonce === verdict.nonce);
          if (!kept) continue;
          await finished(store("marks", "readwrite").put({ ...kept, verdict: verdict.verdict }));
          later("door:verdict", { mark: kept, verdict });
        }
      }
    } catch {
      online = false;
    } finally {
      busy = false;
    }
    await tell(online);
  }

  async function pull() {
    try {
      const answer = await fetch(here + "danh-sach/", { headers: { Accept: "application/json" } });
      if (!answer.ok) return;
      const list = await answer.json();
      await finished(store("kept", "readwrite").put({ key: here, list, expires: list.expires }));
      later("door:list", list);
    } catch { /* without a network the list kept before serves */ }
  }

  async function forget() {
    for (const one of await mine()) await finished(store("marks", "readwrite").delete(one.nonce));
    await finished(store("kept", "readwrite").delete(here));
    if (window.caches) await caches.delete("diem-danh");
  }

  async function tidy() {
    for (const one of await finished(store("kept", "readonly").getAll())) {
      if (one.expires >= Date.now()) continue;
      await finished(store("kept", "readwrite").delete(one.key));
      for (const mark of await finished(store("marks", "readonly").getAll())) {
        if (mark.door === one.key && mark.verdict) await finished(store("marks", "readwrite").delete(mark.nonce));
      }
    }
  }

  document.addEventListener("door:mark", async (event) => {
    await finished(store("marks", "readwrite").put({ ...event.detail, door: here }));
    await tell(navigator.onLine);
    push();
  });
  document.addEventListener("door:send", push);
  document.addEventListener("door:forget", async () => {
    const held = (await mine()).filter((one) => !one.verdict).length;
    if (held) return later("door:held", { held });
    await forget();
    later("door:forgotten", {});
  });

  await tidy();
  const kept = await finished(store("kept", "readonly").get(here));
  if (kept) later("door:list", kept.list);
  for (const one of (await mine()).filter((mark) => !mark.verdict)) later("door:kept", one);
  await pull();
  await push();
  setInterval(push, EVERY);
  setInterval(pull, EVERY * 5);
  addEventListener("online", push);
}

async function keepPage() {
  if (!("serviceWorker" in navigator)) return;
  await navigator.serviceWorker.register(page.dataset.worker, { scope: "/diem-danh/" });
  const kept = await caches.open("diem-danh");
  const parts = performance.getEntriesByType("resource").map((one) => one.name).filter((one) => one.startsWith(location.origin + "/static/"));
  await Promise.all(parts.map((one) => kept.add(one).catch(() => null)));
  await kept.add(location.pathname).catch(() => null); // last: a page that is kept has its parts
}

if (page && window.indexedDB) {
  start().then(() => later("door:ready", {}));
  if (document.readyState === "complete") keepPage();
  else addEventListener("load", keepPage);
}
