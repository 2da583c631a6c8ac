/** A witness's secret number, made and kept in the witness's own browser: only its fingerprint goes into the form. */
import { digestOf, hex } from "./digests";

export function makeNonces(): void {
  const card = document.querySelector<HTMLElement>("[data-nonce]");
  const field = document.querySelector<HTMLInputElement>("[data-nonce-digest]");
  // Without a secure context (plain http in an office network) SHA-256 is not offered: the other way stays.
  if (!card || !field || (card.dataset["hash"] === "sha256" && !crypto.subtle)) return;
  const shown = card.querySelector<HTMLElement>("[data-nonce-shown]");
  const value = card.querySelector<HTMLInputElement>("[data-nonce-value]");
  const save = card.querySelector<HTMLAnchorElement>("[data-nonce-save]");
  if (!shown || !value || !save) return;
  card.hidden = false;
  card.querySelector("[data-nonce-make]")?.addEventListener("click", async () => {
    const nonce = crypto.getRandomValues(new Uint8Array(32));
    field.value = hex(await digestOf(card.dataset["hash"])(nonce));
    value.value = hex(nonce);
    URL.revokeObjectURL(save.href);
    save.href = URL.createObjectURL(new Blob([`${value.value}\n`], { type: "text/plain" }));
    shown.hidden = false;
    value.focus();
    value.select();
  });
}
