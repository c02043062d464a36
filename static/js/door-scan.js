// A door scans invitations with the camera where the browser can read codes and the address is safe (HTTPS).
const page = document.querySelector("[data-door-page]");
const AGAIN = 2500;

async function start(reader, part, video) {
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  } catch {
    page.querySelector("[data-door-answer]").textContent = "Không mở được máy ảnh. Mời gõ số hoặc họ tên.";
    return;
  }
  video.srcObject = stream;
  await video.play();
  part.hidden = false;
  let last = "", since = 0;
  while (!part.hidden) {
    const codes = await reader.detect(video).catch(() => []);
    const text = codes[0]?.rawValue || "";
    if (text && (text !== last || Date.now() - since > AGAIN)) {
      [last, since] = [text, Date.now()];
      navigator.vibrate?.(80);
      document.dispatchEvent(new CustomEvent("door:scanned", { detail: { text } }));
    }
    await new Promise((done) => setTimeout(done, 120));
  }
  for (const track of stream.getTracks()) track.stop();
}

async function offer() {
  if (!isSecureContext || !("BarcodeDetector" in window) || !navigator.mediaDevices) return;
  const formats = await BarcodeDetector.getSupportedFormats().catch(() => []);
  if (!formats.includes("qr_code")) return;
  const reader = new BarcodeDetector({ formats: ["qr_code"] });
  const button = page.querySelector("[data-door-scan]"), part = page.querySelector("[data-door-camera]");
  button.hidden = false;
  button.addEventListener("click", () => start(reader, part, part.querySelector("video")));
  part.querySelector("[data-door-stop]").addEventListener("click", () => { part.hidden = true; });
}

if (page) offer();
