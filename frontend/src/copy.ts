/** Shows the copy button where the browser can copy (only in secure contexts). */
export function copyButtons(): void {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-copy]")) {
    const words = button.querySelector<HTMLElement>("[data-copy-words]");
    if (!words) continue;
    const before = words.textContent;
    words.setAttribute("aria-live", "polite");
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset["copy"] ?? "");
      words.textContent = button.dataset["copied"] ?? "";
      setTimeout(() => { words.textContent = before; }, 2500);
    });
  }
}
