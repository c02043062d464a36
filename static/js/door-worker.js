// The page of a door opens without a network: from the network first, else what was kept. Nothing but doors and their styles and scripts.
addEventListener("install", (event) => event.waitUntil(self.skipWaiting()));
addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

addEventListener("fetch", (event) => {
  const { request } = event;
  const path = new URL(request.url).pathname;
  const ours = path.startsWith("/static/") || /^\/diem-danh\/[0-9a-f]{24}\/$/.test(path);
  if (request.method !== "GET" || !ours) return;
  event.respondWith(answer(request));
});

async function answer(request) {
  try {
    const fresh = await fetch(request);
    if (fresh.ok) (await caches.open("diem-danh")).put(request, fresh.clone());
    return fresh;
  } catch (lost) {
    const kept = await caches.match(request, { ignoreVary: true, ignoreSearch: true });
    if (kept) return kept;
    throw lost;
  }
}
