/**
 * Reads the page's main text, a sentence at a time: long utterances are cut off by several phones. What is being read
 * stands in large letters under the button; where a device has no Chinese voice it is read there with two buttons.
 */
const SILENT_MS = 4000;

const shown = (part: string): boolean => /[\p{L}\p{N}]/u.test(part);

export const sentences = (text: string): string[] =>
  text.split(/(?<=[。！？；])|\n+/).map((part) => part.trim()).filter(shown);

/** A voice that can read Chinese; browsers that tell their voices late are asked again by whoever presses the button. */
const hasVoice = (): boolean =>
  "speechSynthesis" in window && speechSynthesis.getVoices().some((voice) => /^(zh|cmn)/i.test(voice.lang));

export function readAloud(): void {
  const button = document.querySelector<HTMLButtonElement>("[data-read-aloud]");
  const panel = document.querySelector<HTMLElement>("[data-read-panel]");
  const words = button?.querySelector<HTMLElement>("[data-read-words]");
  const main = document.querySelector<HTMLElement>("main");
  if (!button || !words || !panel || !main) return;
  const said = panel.querySelector<HTMLElement>("[data-read-said]");
  const silent = panel.querySelector<HTMLElement>("[data-read-silent]");
  if (!said || !silent) return;
  const start = words.textContent ?? "";
  let parts: string[] = [];
  let at = 0;
  let reading = false;
  let waiting = 0;

  const show = (): void => {
    said.textContent = parts[at] ?? "";
    for (const [name, off] of [["back", at === 0], ["on", at >= parts.length - 1]] as const) {
      const turn = panel.querySelector<HTMLButtonElement>(`[data-read-turn=${name}]`);
      turn?.setAttribute("aria-disabled", String(off));
    }
  };
  const stop = (): void => {
    reading = false;
    clearTimeout(waiting);
    if ("speechSynthesis" in window) speechSynthesis.cancel();
    words.textContent = start;
    panel.hidden = true;
  };
  /** No voice, or one that does not begin: the sentence stays, and one turns the pages oneself. */
  const byHand = (): void => {
    clearTimeout(waiting);
    if ("speechSynthesis" in window) speechSynthesis.cancel();
    silent.hidden = false;
  };
  const speak = (): void => {
    show();
    const utterance = new SpeechSynthesisUtterance(parts[at] ?? "");
    utterance.lang = "zh-CN";
    utterance.rate = 0.9;
    utterance.onstart = () => clearTimeout(waiting);
    utterance.onend = () => {
      if (!reading || !silent.hidden) return;
      at += 1;
      if (at < parts.length) speak(); else stop();
    };
    utterance.onerror = () => { if (reading) byHand(); };
    clearTimeout(waiting);
    waiting = window.setTimeout(byHand, SILENT_MS);
    speechSynthesis.speak(utterance);
  };
  const begin = (): void => {
    parts = sentences(main.innerText);
    at = 0;
    reading = true;
    silent.hidden = true;
    panel.hidden = false;
    words.textContent = button.dataset["readStop"] ?? "";
    show();
    if (hasVoice()) speak(); else byHand();
  };
  // Some browsers know their voices only after they were asked once.
  if ("speechSynthesis" in window) speechSynthesis.getVoices();
  button.hidden = false;
  button.addEventListener("click", () => { if (reading) stop(); else begin(); });
  panel.addEventListener("click", (event) => {
    const turn = (event.target as Element).closest<HTMLElement>("[data-read-turn]")?.dataset["readTurn"];
    if (turn === "end") { stop(); button.focus(); return; }
    if (!turn) return;
    if (silent.hidden) byHand();
    at = Math.min(Math.max(at + (turn === "on" ? 1 : -1), 0), Math.max(parts.length - 1, 0));
    show();
  });
  window.addEventListener("pagehide", stop);
}
