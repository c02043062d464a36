// The form of a door answers at once from the list on this phone; the mark goes into the queue and the server judges it later.
const page = document.querySelector("[data-door-page]");
const found = (name) => page.querySelector(`[data-door-${name}]`);
const clock = (at) => new Date(at).toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit", hour12: false });
const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d").replace(/\s+/g, " ").trim();

const places = new Map(), tickets = new Map(), came = new Map(), lines = new Map();
let listed = false;

function said(number) {
  const place = places.get(number);
  return place ? `${number}. ${[place.name || "(chưa có tên)", place.post, place.unit].filter(Boolean).join(", ")}` : `Số ${number}`;
}

function sitting() {
  return Number(found("sitting")?.value) || 0;
}

function tell(text, kind) {
  const line = document.createElement("p");
  line.className = `notice notice--${kind}`;
  const body = document.createElement("span");
  body.className = "notice__body";
  body.textContent = text;
  line.append(body);
  found("answer").replaceChildren(line);
}

function log(nonce, text) {
  const line = lines.get(nonce) || document.createElement("li");
  line.textContent = text;
  if (!lines.has(nonce)) found("log").prepend(line);
  lines.set(nonce, line);
  found("log-part").hidden = false;
}

function mark(detail) {
  const one = { nonce: crypto.getRandomValues(new Uint32Array(4)).reduce((text, part) => text + part.toString(16).padStart(8, "0"), ""), at: Date.now(), sitting: sitting(), kind: "arrive", ...detail };
  const place = one.number ?? one.name ?? "";
  const key = `${one.number}:${one.sitting}`, before = came.get(key);
  const who = one.number ? said(one.number) : one.name || "mã lạ";
  if (one.kind === "leave") tell(`${who} đã về lúc ${clock(one.at)}.`, "done");
  else if (before) tell(`${who} đã có mặt lúc ${clock(before.at)} (${before.door}).`, "waiting");
  else if (one.number && listed && !places.has(one.number)) tell(`Không có số ${one.number} trong danh sách. Lượt này được giữ để thư ký xem; mời ghi tên người đến.`, "waiting");
  else if (one.ticket && !one.number) tell("Mã này không có trong danh sách. Lượt này được giữ để thư ký xem; mời ghi tên người đến.", "waiting");
  else tell(`Mời vào: ${who}`, "done");
  if (one.number && one.kind === "arrive" && !before) came.set(key, { at: one.at, door: "cửa này" });
  log(one.nonce, `${clock(one.at)} ${who}${one.kind === "leave" ? ", về" : ""}: chưa gửi`);
  document.dispatchEvent(new CustomEvent("door:mark", { detail: one }));
  found("who").value = "";
  found("names").replaceChildren();
  if (one.source !== "scan") found("who").focus(); // a keyboard would cover the camera
  return place;
}

function offer(words) {
  const wanted = fold(words);
  const alike = [...places.entries()].filter(([, place]) => wanted && place.key.includes(wanted)).slice(0, 20);
  found("names").replaceChildren(...alike.map(([number]) => {
    const line = document.createElement("li"), button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = said(number);
    button.addEventListener("click", () => mark({ number, source: "name" }));
    line.append(button);
    return line;
  }));
  return alike.length;
}

function send(event) {
  if (!listed) return; // without the list the plain form asks the server
  event.preventDefault();
  const words = found("who").value.trim(), button = event.submitter;
  if (!words) return tell("Mời gõ số hoặc họ tên.", "waiting");
  if (button?.name === "add") return mark({ name: words, post: found("post").value.trim(), source: "walk_in" });
  const kind = button?.value === "leave" ? "leave" : "arrive";
  if (/^\d{1,7}$/.test(words)) return mark({ number: Number(words), kind, source: "number" });
  const count = offer(words);
  tell(count ? "Mời chọn đúng người trong các tên dưới đây." : "Không có tên nào như vậy. Nếu người này đến thêm, mở ô «Người đến không có trong danh sách».", "waiting");
}

async function scanned(text) {
  const secret = text.match(/([0-9a-f]{24})\/?$/)?.[1];
  if (!secret) return tell("Mã này không phải giấy mời của cuộc họp.", "waiting");
  const print = [...new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(secret)))].map((one) => one.toString(16).padStart(2, "0")).join("");
  mark({ ticket: print, number: tickets.get(print), source: "scan" });
}

const WORDS = { counted: "được tính", again: "đã có mặt từ trước", left: "đã về", doubt: "thư ký xem lại", late: "sau khi chốt, thư ký xem lại", left_out: "không tính" };

function listen() {
  page.querySelector("form").addEventListener("submit", send);
  found("who").addEventListener("input", () => { if (listed && !/^\d*$/.test(found("who").value.trim())) offer(found("who").value); else found("names").replaceChildren(); });
  found("send").addEventListener("click", () => document.dispatchEvent(new CustomEvent("door:send")));
  found("forget").addEventListener("click", () => document.dispatchEvent(new CustomEvent("door:forget")));
  document.addEventListener("door:list", ({ detail }) => {
    listed = true;
    places.clear();
    tickets.clear();
    for (const [number, name, post, unit, ticket, key] of detail.places) {
      places.set(number, { name, post, unit, key: fold(key || name) });
      tickets.set(ticket, number);
    }
    for (const [number, at, moment, door] of detail.came) came.set(`${number}:${at}`, { at: moment, door });
  });
  document.addEventListener("door:kept", ({ detail }) => {
    if (detail.number) came.set(`${detail.number}:${detail.sitting}`, { at: detail.at, door: "cửa này" });
    log(detail.nonce, `${clock(detail.at)} ${detail.number ? said(detail.number) : detail.name || "mã lạ"}: chưa gửi`);
  });
  document.addEventListener("door:verdict", ({ detail: { mark: one, verdict } }) => {
    const who = verdict.number ? `${verdict.number}. ${verdict.said}` : one.name || "mã lạ";
    log(one.nonce, `${clock(one.at)} ${who}${one.kind === "leave" ? ", về" : ""}: ${WORDS[verdict.verdict] || ""}`);
  });
  document.addEventListener("door:state", ({ detail }) => {
    page.dataset.online = detail.online ? "1" : "0";
    found("state").textContent = detail.online ? (detail.waiting ? `Có mạng, đang gửi ${detail.waiting} lượt` : "Có mạng, đã gửi hết") : `Mất mạng: máy giữ ${detail.waiting} lượt, có mạng sẽ tự gửi`;
  });
  document.addEventListener("door:refused", ({ detail }) => tell(detail.sentence || "Máy chủ chưa nhận được. Máy vẫn giữ các lượt.", "late"));
  document.addEventListener("door:held", ({ detail }) => tell(`Máy còn giữ ${detail.held} lượt chưa gửi nên chưa xóa.`, "late"));
  document.addEventListener("door:forgotten", () => { tell("Đã xóa danh sách và các lượt đã gửi khỏi máy này.", "done"); found("log").replaceChildren(); });
  document.addEventListener("door:scanned", ({ detail }) => scanned(detail.text));
  if (!isSecureContext) found("plain").hidden = false;
}

if (page) listen();
