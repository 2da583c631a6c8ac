/** The moment at which this device sends a form, by its own clock: a claim, kept beside the moment of arrival. */
export function deviceTimes(): void {
  document.addEventListener("submit", (event) => {
    if (!(event.target instanceof HTMLFormElement)) return;
    const field = event.target.querySelector<HTMLInputElement>("input[data-device-time]");
    if (field) field.value = new Date().toISOString();
  }, true);
}
