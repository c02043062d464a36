// A door scans invitations with the camera. Where the browser reads no codes itself (iPhone, Firefox) a decoder of ours does.
// Camera and offline store need HTTPS; what cannot scan says so, numbers and names are typed.
const page = document.querySelector("[data-door-page]");
const AGAIN = 2500;
const WIDEST = 640; // px of a frame: more costs a phone time and reads no better

async function ownReader() {
  if (!("BarcodeDetector" in window)) return null;
  const formats = await BarcodeDetector.getSupportedFormats().catch(() => []);
  return formats.includes("qr_code") ? new BarcodeDetector({ formats: ["qr_code"] }) : null;
}

async function decoder(address) {
  await import(address);
  if (window.caches) caches.open("diem-danh").then((kept) => kept.add(address)).catch(() => null);
  const canvas = document.createElement("canvas"), pen = canvas.getContext("2d", { willReadFrequently: true });
  return {
    async detect(video) {
      const scale = Math.min(1, WIDEST / video.videoWidth);
      canvas.width = Math.round(video.videoWidth * scale);
      canvas.height = Math.round(video.videoHeight * scale);
      if (!canvas.width || !canvas.height) return [];
      pen.drawImage(video, 0, 0, canvas.width, canvas.height);
      const frame = pen.getImageData(0, 0, canvas.width, canvas.height);
      const code = self.jsQR(frame.data, frame.width, frame.height, { inversionAttempts: "dontInvert" });
      return code ? [{ rawValue: code.data }] : [];
    },
  };
}

async function start(reader, part, video) {
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  } catch {
    page.querySelector("[data-door-answer]").textContent = "Không mở được máy ảnh. Mời gõ số trên giấy mời, hoặc họ tên.";
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
  if (!isSecureContext) return; // the page says so already
  const reader = navigator.mediaDevices ? (await ownReader()) || (await decoder(page.dataset.decoder).catch(() => null)) : null;
  if (!reader) {
    page.querySelector("[data-door-noscan]").hidden = false;
    return;
  }
  const button = page.querySelector("[data-door-scan]"), part = page.querySelector("[data-door-camera]");
  button.hidden = false;
  button.addEventListener("click", () => { if (part.hidden) start(reader, part, part.querySelector("video")); });
  part.querySelector("[data-door-stop]").addEventListener("click", () => { part.hidden = true; });
}

if (page) offer();
