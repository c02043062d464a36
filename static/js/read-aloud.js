// Reads an article aloud with the browser's own Vietnamese voice. Without such a voice the button never shows.
const button = document.querySelector("[data-read-aloud]");
const text = document.querySelector("[data-read-aloud-text]");

function voice() {
  return window.speechSynthesis.getVoices().find((one) => one.lang.toLowerCase().startsWith("vi"));
}

function offer() {
  button.hidden = !voice();
}

function speak() {
  const synthesis = window.speechSynthesis;
  if (synthesis.speaking) {
    synthesis.cancel();
    return show(false);
  }
  const parts = text.innerText.split(/\n+/).filter((one) => one.trim());
  parts.forEach((part, place) => {
    const said = new SpeechSynthesisUtterance(part);
    said.voice = voice();
    said.lang = "vi-VN";
    if (place === parts.length - 1) said.onend = () => show(false);
    synthesis.speak(said);
  });
  show(true);
}

function show(reading) {
  button.querySelector("[data-read-aloud-label]").textContent = reading ? "Dừng đọc" : "Nghe đọc";
  button.setAttribute("aria-pressed", String(reading));
}

if (button && text && "speechSynthesis" in window) {
  offer();
  window.speechSynthesis.addEventListener?.("voiceschanged", offer);
  button.addEventListener("click", speak);
  window.addEventListener("pagehide", () => window.speechSynthesis.cancel());
}
