// A button that copies the ready text beside it.
for (const box of document.querySelectorAll("[data-copy-text]")) {
  const button = box.querySelector("[data-copy]");
  const said = box.querySelector("[data-copy-said]");
  const text = box.querySelector("textarea");
  button.hidden = false;
  button.addEventListener("click", async () => {
    text.select();
    try {
      await navigator.clipboard.writeText(text.value);
      said.textContent = "Đã chép. Dán vào Zalo là xong.";
    } catch {
      said.textContent = "Máy không cho chép tự động. Nội dung đã được bôi đen, bấm Ctrl+C để chép.";
    }
  });
}
