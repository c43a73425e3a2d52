(() => {
  "use strict";
  const root = document.documentElement;
  const popover = document.getElementById("popover");
  const shown = 4;
  let owner = null;
  let timer = 0;

  const button = document.getElementById("theme");
  const themes = ["auto", "light", "dark"];
  let theme = "auto";
  try { theme = localStorage.getItem("comity-theme") || "auto"; } catch { /* storage is closed to files in some browsers */ }
  const setTheme = (name) => {
    theme = themes.includes(name) ? name : "auto";
    if (theme === "auto") delete root.dataset.theme; else root.dataset.theme = theme;
    button.textContent = "Theme: " + theme;
  };
  setTheme(theme);
  button.hidden = false;
  button.addEventListener("click", () => {
    setTheme(themes[(themes.indexOf(theme) + 1) % themes.length]);
    try { localStorage.setItem("comity-theme", theme); } catch { /* as above */ }
  });

  const line = (text, name) => {
    const p = document.createElement("p");
    p.className = name;
    p.textContent = text;
    return p;
  };
  const entry = (id) => {
    const reference = document.getElementById(id);
    if (!reference) return null;
    const box = document.createElement("div");
    for (const part of ["title", "value", "provenance", "times"]) {
      const found = reference.querySelector(".reference-" + part);
      if (found) box.append(line(found.textContent, "popover-" + part));
    }
    const link = document.createElement("a");
    link.href = "#" + id;
    link.textContent = "to the entry";
    link.tabIndex = -1;
    box.append(link);
    return box;
  };
  const show = (element) => {
    clearTimeout(timer);
    if (owner === element) return;
    hide();
    const ids = (element.getAttribute("data-from") || "").split(" ").filter(Boolean);
    const entries = ids.slice(0, shown).map(entry).filter(Boolean);
    if (entries.length === 0) return;
    popover.replaceChildren(...entries);
    if (ids.length > shown) popover.append(line("and " + (ids.length - shown) + " more", "popover-more"));
    owner = element;
    owner.setAttribute("aria-describedby", "popover");
    popover.hidden = false;
    const mark = element.getBoundingClientRect();
    const box = popover.getBoundingClientRect();
    const left = Math.min(Math.max(8, mark.left), root.clientWidth - box.width - 8);
    const below = mark.bottom + 6;
    const above = mark.top - box.height - 6;
    popover.style.left = Math.max(8, left) + "px";
    popover.style.top = (below + box.height > window.innerHeight && above > 0 ? above : below) + "px";
  };
  const hide = () => {
    clearTimeout(timer);
    if (owner) owner.removeAttribute("aria-describedby");
    owner = null;
    popover.hidden = true;
  };
  const later = () => { clearTimeout(timer); timer = setTimeout(hide, 180); };
  const source = (event) => event.target instanceof Element ? event.target.closest("[data-from]") : null;

  let touched = false;
  document.addEventListener("pointerdown", (event) => { touched = event.pointerType !== "mouse"; });
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const element = source(event);
    if (element) show(element); else if (popover.contains(event.target)) clearTimeout(timer); else if (owner) later();
  });
  document.addEventListener("focusin", (event) => { const element = source(event); if (element) show(element); });
  document.addEventListener("focusout", later);
  document.addEventListener("click", (event) => {
    const element = source(event);
    if (touched && element && !(owner === element && event.detail === 0)) {
      event.preventDefault();
      show(element);
    } else if (!popover.contains(event.target) || event.target.closest("a")) {
      hide();
    }
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  window.addEventListener("scroll", () => { if (owner) hide(); }, { passive: true });
})();
