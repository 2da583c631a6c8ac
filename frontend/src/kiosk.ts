/** A public machine: counts the seconds without a touch, tells the last ones, then forgets and goes home. */
const root = document.documentElement;

export const onKiosk = (): boolean => "kiosk" in root.dataset;

/** What pages leave in the browser: words being written, kept copies, caches. Cookies are the server's to take. */
async function forget(): Promise<void> {
  localStorage.clear();
  sessionStorage.clear();
  const kept = "databases" in indexedDB ? await indexedDB.databases() : [];
  for (const base of kept) if (base.name) indexedDB.deleteDatabase(base.name);
  for (const name of "caches" in window ? await caches.keys() : []) await caches.delete(name);
  for (const worker of (await navigator.serviceWorker?.getRegistrations?.()) ?? []) await worker.unregister();
}

export function countdown(): void {
  const end = document.querySelector<HTMLFormElement>("#kiosk-end");
  const warning = document.querySelector<HTMLElement>("#kiosk-warning");
  const left = warning?.querySelector<HTMLElement>("[data-kiosk-left]");
  const stay = warning?.querySelector<HTMLButtonElement>("[data-kiosk-stay]");
  if (!onKiosk() || !end || !warning || !left || !stay) return;
  const whole = Number(root.dataset["kiosk"]);
  const told = Number(root.dataset["kioskWarned"]);
  // Two clocks, the longer counts: one stops while the machine sleeps, the other may be set back.
  let touched = performance.now();
  let said = Date.now();
  let ending = false;

  // The warning goes with the next tick: a finger that is still down must not meet what lies under it.
  const live = (): void => void ((touched = performance.now()), (said = Date.now()));
  for (const kind of ["pointerdown", "keydown", "input", "scroll", "wheel"]) addEventListener(kind, live, { passive: true, capture: true });
  end.addEventListener("submit", () => void forget().catch(() => undefined));
  // A page that the browser brings back whole would show the last reader's words.
  addEventListener("pageshow", (event) => event.persisted && location.reload());

  const count = (): void => {
    // By the clock and not by ticks: a machine that slept forgets when it wakes.
    const gone = Math.max(performance.now() - touched, Date.now() - said);
    const seconds = Math.ceil(whole - gone / 1000);
    if (ending) return;
    if (seconds <= 0) {
      ending = true;
      (end.elements.namedItem("because") as HTMLInputElement).value = "idle";
      void forget().catch(() => undefined).finally(() => end.submit());
    } else if (seconds > told) {
      warning.hidden = true;
    } else {
      left.textContent = String(seconds);
      if (warning.hidden) {
        warning.hidden = false;
        stay.focus({ preventScroll: true });
      }
    }
  };
  const begin = (): void => void setInterval(count, 500);
  // The first page of a machine that nobody uses has nothing to forget, until somebody writes on it.
  if (end.dataset["idle"]) addEventListener("input", begin, { once: true });
  else begin();
}
