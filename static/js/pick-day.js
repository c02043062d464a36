// A day is typed as 15/10/2031. Beside each such field ([data-day]) a button opens the calendar of the browser.
const two = (number) => String(number).padStart(2, "0");

function dayOf(text) {
  const [day, month, year] = text.split("/").map(Number);
  return day && month && year > 999 ? `${year}-${two(month)}-${two(day)}` : "";
}

function addPicker(field) {
  const calendar = document.createElement("input");
  calendar.type = "date";
  calendar.tabIndex = -1;
  calendar.className = "day__calendar";
  calendar.setAttribute("aria-hidden", "true");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "day__open";
  button.textContent = "Lịch";
  const label = field.labels?.[0]?.firstChild?.textContent.trim();
  button.setAttribute("aria-label", label ? `Lịch: chọn ${label.toLowerCase()}` : "Lịch: chọn ngày");
  button.addEventListener("click", () => {
    calendar.value = dayOf(field.value);
    calendar.showPicker();
  });
  calendar.addEventListener("change", () => {
    const [year, month, day] = calendar.value.split("-");
    field.value = day ? `${day}/${month}/${year}` : "";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
    field.focus();
  });
  const row = document.createElement("span");
  row.className = "day";
  field.replaceWith(row);
  row.append(field, button, calendar);
}

if ("showPicker" in HTMLInputElement.prototype) {
  document.querySelectorAll("input[data-day]").forEach(addPicker);
}
