/** Reads the page's main text, a sentence at a time: long utterances are cut off by several phones. */
export function readAloud(): void {
  const button = document.querySelector<HTMLButtonElement>("[data-read-aloud]");
  const words = button?.querySelector<HTMLElement>("[data-read-words]");
  const main = document.querySelector<HTMLElement>("main");
  if (!button || !words || !main || !("speechSynthesis" in window)) return;
  const start = words.textContent ?? "";
  let reading = false;

  const stop = (): void => {
    reading = false;
    speechSynthesis.cancel();
    words.textContent = start;
  };
  const read = (sentences: string[]): void => {
    const sentence = sentences.shift();
    if (!reading || sentence === undefined) { stop(); return; }
    const utterance = new SpeechSynthesisUtterance(sentence);
    utterance.lang = "zh-CN";
    utterance.rate = 0.9;
    utterance.onend = () => read(sentences);
    utterance.onerror = stop;
    speechSynthesis.speak(utterance);
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    if (reading) { stop(); return; }
    reading = true;
    words.textContent = button.dataset["readStop"] ?? "";
    read(main.innerText.split(/[。！？；\n]+/).map((part) => part.trim()).filter(Boolean));
  });
  window.addEventListener("pagehide", stop);
}
