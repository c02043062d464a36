// The QR code of a receipt carries code and secret after the # of its address, which no server is told.
// They are put into the form, and taken out of the address and the history.
const form = document.querySelector("[data-follow]");
const found = /^#([A-Za-z0-9-]{8,40})\.(\d{6})$/.exec(location.hash);
if (form && found) {
  form.querySelector("[data-follow-code]").value = found[1];
  form.querySelector("[data-follow-secret]").value = found[2];
  history.replaceState(null, "", location.pathname + location.search);
  form.querySelector("button[type=submit]").focus();
}
