/**
 * Guides that were opened are kept on the device (the newest twenty); those somebody asked for stay until he deletes
 * them. They are fetched without cookies: a copy knows nobody. The worker shows them where there is no connection.
 */
import { canKeep, KEPT_AT, keepPage, keepParts } from "./copies";
import { dates, told } from "./tongue";

// As in workers/guides.ts.
export const SEEN = "zhichi-guides-seen-1";
export const SAVED = "zhichi-guides-saved-1";
export const PARTS = "zhichi-guides-parts-1";
export const ELDER = "/worker.js?elder";
const MOST = 20;
const DAY_MS = 24 * 3600 * 1000;

const day = (at: string): string => new Date(at).toLocaleDateString(dates, { month: "long", day: "numeric" });

async function keptAt(name: string, url: string): Promise<string> {
  const kept = await (await caches.open(name)).match(url);
  return kept?.headers.get(KEPT_AT) ?? "";
}

/** Keeps a guide anew; one that is no longer offered goes. */
async function renew(name: string, url: string): Promise<void> {
  const status = await keepPage(name, url, "omit");
  if (status === 404 || status === 410) await (await caches.open(name)).delete(url);
}

async function renewOld(): Promise<void> {
  for (const request of await (await caches.open(SAVED)).keys()) {
    const url = new URL(request.url).pathname;
    if (Date.now() - Date.parse(await keptAt(SAVED, url)) > DAY_MS) await renew(SAVED, url);
  }
}

async function keepSeen(url: string): Promise<void> {
  const cache = await caches.open(SEEN);
  await cache.delete(url);
  await keepPage(SEEN, url, "omit");
  const held = await cache.keys();
  await Promise.all(held.slice(0, Math.max(0, held.length - MOST)).map((one) => cache.delete(one)));
}

/** The size that somebody reads in: the copy was fetched without his cookie. */
async function keepElder(): Promise<void> {
  const size = document.documentElement.dataset["elder"];
  const cache = await caches.open(PARTS);
  if (size) await cache.put(ELDER, new Response(size));
  else await cache.delete(ELDER);
}

/** The button: kept for good, or deleted again, and said. */
async function saving(box: HTMLElement, url: string): Promise<void> {
  const press = box.querySelector<HTMLButtonElement>("button");
  const said = box.querySelector<HTMLElement>("[data-guide-said]");
  if (!press || !said) return;
  const words = press.textContent ?? "";
  const show = async (): Promise<void> => {
    const at = await keptAt(SAVED, url);
    press.textContent = at ? told("从手机里删掉这一份", "Delete it from this phone") : words;
    said.textContent = at ? told(`已经存在手机上（${day(at)}存的），没有网也能看。没有网时还打开这个网址，或者打开本站首页。`, `Kept on this phone (since ${day(at)}), readable without a connection: open this address or the first page.`) : "";
  };
  press.addEventListener("click", () => {
    void (async () => {
      if (await keptAt(SAVED, url)) {
        for (const name of [SAVED, SEEN]) await (await caches.open(name)).delete(url);
      } else if ((await keepPage(SAVED, url, "omit")) !== 200) {
        said.textContent = told("没有存下来。请有网的时候再试一次。", "It was not kept. Please try again when you are online.");
        return;
      } else {
        void navigator.storage?.persist?.().catch(() => false);
      }
      await show();
    })();
  });
  await show();
  box.hidden = false;
}

export async function guideCopies(): Promise<void> {
  const page = document.querySelector<HTMLElement>("[data-guide-worker]");
  if (!page || !canKeep()) return;
  const url = location.pathname;
  const isCopy = page.hasAttribute("data-copied");
  const box = document.querySelector<HTMLElement>("[data-guide-save]");
  if (!isCopy) {
    await navigator.serviceWorker.register(page.dataset["guideWorker"] ?? "");
    await keepParts(PARTS);
    await keepElder();
  }
  if (box) await saving(box, url);
  if (isCopy) return;
  await keepSeen(url);
  await renewOld();
  page.dataset["guideKept"] = "yes";
}
