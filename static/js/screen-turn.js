// A phone in the hall asks every two seconds how many stand before its number.
const turn = document.querySelector("[data-turn]");

async function follow() {
  await new Promise((done) => setTimeout(done, 2000));
  if (!document.hidden) {
    const answer = await fetch(turn.dataset.turn, { headers: { Accept: "application/json" } }).catch(() => null);
    const state = answer?.ok ? await answer.json().catch(() => null) : null;
    if (state && turn.textContent !== state.said) turn.textContent = state.said;
  }
  follow();
}

if (turn) follow();
