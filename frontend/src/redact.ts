/** Words chosen with the mouse go into the field for words to be masked; the numbers of the marks are no words. */
export function redacting(): void {
  const words = document.querySelector<HTMLElement>("[data-redact-words]");
  const field = document.querySelector<HTMLInputElement>("[data-redact-add] input[name=words]");
  if (!words || !field) return;
  document.addEventListener("selectionchange", () => {
    const chosen = document.getSelection();
    if (!chosen || chosen.isCollapsed || !chosen.anchorNode || !words.contains(chosen.anchorNode)) return;
    const copy = chosen.getRangeAt(0).cloneContents();
    for (const number of copy.querySelectorAll("sup")) number.remove();
    field.value = (copy.textContent ?? "").replace(/\s+/g, " ").trim().slice(0, field.maxLength);
  });
}
