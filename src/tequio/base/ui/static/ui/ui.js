// What scripts add to pages that work without them: copying a citation, closing what is open,
// printing what is folded.
(() => {
  "use strict";

  // Buttons that only work with a script ship hidden: <button data-copy="#id" data-done="…" hidden>.
  const reveal = (root) => {
    for (const button of root.querySelectorAll("[data-copy][hidden]")) button.hidden = false;
    for (const notice of root.querySelectorAll("[data-dismissable]")) addClose(notice);
  };

  const addClose = (notice) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "close";
    button.setAttribute("aria-label", notice.dataset.dismissable);
    button.textContent = "×";
    notice.removeAttribute("data-dismissable");
    notice.append(button);
  };

  const copy = async (button) => {
    const source = document.querySelector(button.dataset.copy);
    if (!source) return;
    try {
      await navigator.clipboard.writeText(source.textContent.trim());
    } catch {
      getSelection().selectAllChildren(source); // no permission: leave it selected for Ctrl+C
      return;
    }
    const words = button.textContent;
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = words; }, 2000);
  };

  const closeDrops = (except) => {
    for (const drop of document.querySelectorAll("[data-drop][open]")) {
      if (drop !== except) drop.open = false;
    }
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy]");
    if (button) copy(button);
    if (event.target.closest(".notice > .close")) event.target.closest(".notice").remove();
    closeDrops(event.target.closest("[data-drop]"));
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const open = event.target.closest("[data-drop][open]");
    closeDrops(null);
    if (open) open.querySelector("summary").focus();
  });

  // Paper has nothing to press: what is folded is printed open.
  addEventListener("beforeprint", () => {
    for (const folded of document.querySelectorAll("main details:not([open])")) {
      folded.dataset.unfolded = "";
      folded.open = true;
    }
  });
  addEventListener("afterprint", () => {
    for (const unfolded of document.querySelectorAll("details[data-unfolded]")) {
      unfolded.open = false;
      delete unfolded.dataset.unfolded;
    }
  });

  document.addEventListener("htmx:load", (event) => reveal(event.detail.elt));
  reveal(document);
})();
