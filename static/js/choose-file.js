// While a file field is empty the browser says so in its own language: hidden here, the label says enough.
for (const field of document.querySelectorAll('input[type="file"]')) {
  const show = () => field.toggleAttribute("data-empty", !field.files.length);
  field.addEventListener("change", show);
  show();
}
