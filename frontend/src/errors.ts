/** Take the reader (and the screen reader) to the list of faults after a refused form. */
export function focusErrors(): void {
  document.querySelector<HTMLElement>("[data-error-summary]")?.focus();
}
