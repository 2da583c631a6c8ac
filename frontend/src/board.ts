/** The hall's board: fetches what changed when the live stream says so, and calls numbers aloud when asked to.
 * Without a stream htmx asks every few seconds; without script the page loads itself again. */
export function hallBoard(): void {
  const board = document.querySelector<HTMLElement>("[data-board]");
  if (!board) return;
  listen(board);
  speakCalls(board);
}

function listen(board: HTMLElement): void {
  const address = board.dataset["live"];
  const part = board.getAttribute("hx-get");
  if (!address || !part || !("EventSource" in window)) return;
  const stream = new EventSource(address);
  const refresh = async (): Promise<void> => {
    try {
      const answer = await fetch(part, { headers: { "HX-Request": "true" } });
      if (answer.ok) board.innerHTML = await answer.text();
    } catch { /* the next poll brings it */ }
  };
  stream.addEventListener("board", () => { void refresh(); });
  window.addEventListener("pagehide", () => stream.close());
}

function speakCalls(board: HTMLElement): void {
  const button = document.querySelector<HTMLButtonElement>("[data-speak]");
  if (!button || !("speechSynthesis" in window)) return;
  const start = button.textContent ?? "";
  const said = new Set<string>();
  let speaking = false;
  const say = (): void => {
    for (const call of board.querySelectorAll<HTMLElement>("[data-say]")) {
      const key = call.dataset["sayKey"] ?? "";
      if (said.has(key)) continue;
      said.add(key);
      if (!speaking) continue;
      const words = new SpeechSynthesisUtterance(call.dataset["say"] ?? "");
      words.lang = "zh-CN";
      words.rate = 0.85;
      speechSynthesis.speak(words);
    }
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    speaking = !speaking;
    button.textContent = speaking ? button.dataset["speakStop"] ?? start : start;
    if (!speaking) speechSynthesis.cancel();
    if (speaking) { said.clear(); say(); }
  });
  new MutationObserver(say).observe(board, { childList: true, subtree: true });
  say();
}
