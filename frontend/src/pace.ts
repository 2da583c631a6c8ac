/**
 * The page that asks to wait: counts down, or, where the site is pressed, does a short piece of work instead, and then
 * sends what was typed by itself. Without script the reader presses the button when the time is over.
 */
import { told } from "./tongue";
const BATCH = 256;

async function solve(token: string, bits: number, going: () => boolean): Promise<string> {
  const encoder = new TextEncoder();
  for (let start = 0; going(); start += BATCH) {
    const batch = Array.from({ length: BATCH }, (_, n) => String(start + n));
    const hashes = await Promise.all(batch.map((work) => crypto.subtle.digest("SHA-256", encoder.encode(`${token}:${work}`))));
    const found = hashes.findIndex((hash) => new DataView(hash).getUint32(0) >>> (32 - bits) === 0);
    if (found >= 0) return batch[found] ?? "";
  }
  return "";
}

export function pace(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-pace]");
  if (!form) return;
  const said = form.querySelector<HTMLElement>("[data-pace-told]");
  const button = form.querySelector<HTMLButtonElement>("button");
  const bits = Number(form.dataset["paceBits"] ?? "0");
  // A little over: the wait is counted from when the server wrote the page.
  const until = Date.now() + Number(form.dataset["pace"] ?? "0") * 1000 + 300;
  let sent = false;
  const send = (work: string): void => {
    if (sent) return;
    sent = true;
    const field = form.querySelector<HTMLInputElement>("[name=work]");
    if (field) field.value = work;
    form.submit();
  };
  if (said) said.textContent = told("请稍等，马上自动提交，不用再点。", "One moment: this is sent by itself, no need to press again.");
  if (button) button.disabled = true;
  if (bits && globalThis.crypto?.subtle) void solve(form.dataset["paceToken"] ?? "", bits, () => !sent).then((work) => work && send(work));
  // Not a long timer: a phone that slept would still wait when it wakes.
  const timer = window.setInterval(() => {
    if (Date.now() < until) return;
    clearInterval(timer);
    send("");
  }, 250);
}
