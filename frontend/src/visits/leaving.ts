/** Leaving the office leaves nothing on the device; what was not sent is asked about first. */
import { all, anything, LEFT, wipe } from "./store";

export function visitLeaving(): void {
  addEventListener("storage", (event) => { if (event.key === LEFT) location.assign("/office/login/"); });
  for (const form of document.querySelectorAll<HTMLFormElement>('form[action="/office/logout/"]')) {
    form.addEventListener("submit", (event) => {
      if (!anything() && !("caches" in window)) return;
      event.preventDefault();
      void leave(form);
    });
  }
}

async function leave(form: HTMLFormElement): Promise<void> {
  const unsent = (await all().catch(() => [])).filter((row) => row.state !== "draft").length;
  if (unsent > 0 && !confirm(`还有 ${unsent} 次核查没有送出。现在退出，就从这台手机上删掉，找不回来。还要退出吗？`)) return;
  // Leaving does not hang on a slow disk: what the page could not delete is deleted by the server's answer.
  await Promise.race([wipe().catch(() => undefined), new Promise((done) => setTimeout(done, 2000))]);
  form.submit();
}
