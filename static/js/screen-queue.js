// The big screen asks twice a second whether the queue changed, shows what the desk says and counts the time itself.
const screen = document.querySelector("[data-screen]");
const part = (name) => screen.querySelector(`[data-${name}]`);
const EVERY = 500;
let version = Number(screen.dataset.version);
let limit = Number(screen.dataset.limit);
let began = part("number").textContent.trim() === "" ? null : Date.now() - 1000 * Number(screen.dataset.seconds);

function tick() {
  const clock = part("clock");
  if (began === null) {
    clock.textContent = "";
    clock.classList.remove("screen__clock--over");
    return;
  }
  const left = limit - Math.floor((Date.now() - began) / 1000);
  const shown = Math.abs(left);
  const said = `${Math.floor(shown / 60)}:${String(shown % 60).padStart(2, "0")}`;
  clock.textContent = left < 0 ? `Quá ${said}` : said;
  clock.classList.toggle("screen__clock--over", left < 0);
}

function show(state) {
  version = state.version;
  limit = state.limit;
  const one = state.speaking;
  began = one ? Date.now() - 1000 * state.seconds : null;
  part("number").textContent = one ? `Số ${one.number}` : "";
  part("name").textContent = one ? one.name : "Chưa mời ai";
  part("matter").textContent = one ? one.matter : "";
  part("next").replaceChildren(
    ...state.next.map((next) => {
      const line = document.createElement("li");
      line.textContent = `Số ${next.number} ${next.name}`;
      return line;
    }),
  );
  tick();
}

async function follow() {
  const answer = await fetch(`${screen.dataset.screen}?v=${version}`, { headers: { Accept: "application/json" } }).catch(() => null);
  part("lost").hidden = Boolean(answer && (answer.status === 204 || answer.ok));
  if (answer?.status === 200) show(await answer.json().catch(() => ({ version, limit, seconds: 0, speaking: null, next: [] })));
  setTimeout(follow, EVERY);
}

tick();
setInterval(tick, 250);
follow();
