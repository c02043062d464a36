// Leaving a form with unsent words asks once.
for (const form of document.querySelectorAll("form[data-confirm-leave]")) {
  let touched = false;
  form.addEventListener("input", (event) => {
    touched = event.isTrusted || touched;
  });
  form.addEventListener("submit", () => {
    touched = false;
  });
  window.addEventListener("beforeunload", (event) => {
    if (touched) event.preventDefault();
  });
}
