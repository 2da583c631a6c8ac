// Shows kept guides where there is no connection, and says of when they are. It keeps one page of its own, the one that
// says that there is no connection; everything else passes, and no answer to anybody is ever written down here.
import { part, scope, takeOver } from "./scope";

// As in src/guides.ts and src/copies.ts, which keep them.
const SEEN = "zhichi-guides-seen-1";
const SAVED = "zhichi-guides-saved-1";
const PARTS = "zhichi-guides-parts-1";
const ELDER = "/worker.js?elder";
const KEPT_AT = "x-kept-at";
const TITLE = "x-title";

const NO_LINE = "/guides/offline/";
const GUIDE = /^\/guides\/([\w-]+\/)?$/;
const OLD_DAYS = 30;
const DAY_MS = 24 * 3600 * 1000;
// A line so bad that nothing comes: what is kept is shown after this long.
const PATIENCE_MS = 10_000;

const safe = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const moment = (at: string): string =>
  new Date(at).toLocaleString("zh-CN", { timeZone: "Asia/Shanghai", year: "numeric", month: "long", day: "numeric", hour: "2-digit", minute: "2-digit" });

/** What is said above a copy. */
function words(at: string): { kind: string; title: string; text: string } {
  const days = Math.floor((Date.now() - Date.parse(at)) / DAY_MS);
  const told = `这是存在手机上的一份，${moment(at)}存的。`;
  return days >= OLD_DAYS
    ? { kind: "warning", title: `这一份是 ${days} 天以前存的，可能已经变了`, text: `${told}有网以后请再打开看一次；等不及的，请拨打 12348。` }
    : { kind: "info", title: "现在没有网", text: told };
}

/** The copy as it is shown: in the size somebody reads in, with its date, and without forms, which nothing would answer. */
async function shown(kept: Response): Promise<Response> {
  const elder = await (await (await caches.open(PARTS)).match(ELDER))?.text();
  const said = words(kept.headers.get(KEPT_AT) ?? "");
  const notice = `<div class="notice notice-${said.kind}" role="status"><div class="notice-body"><p class="notice-title">${said.title}</p><p>${said.text}</p></div></div>`;
  const body = (await kept.text())
    .replace(/<form\b[^>]*method="post"[\s\S]*?<\/form>/g, "")
    .replace("<html ", elder && /^\d+$/.test(elder) ? `<html data-elder="${elder}" ` : "<html ")
    .replace("data-guide-worker", "data-copied data-guide-worker")
    .replace("<!-- copy -->", notice);
  return new Response(body, { headers: kept.headers });
}

/** The guides that are kept, asked for ones first, each once. */
async function list(): Promise<string> {
  const lines = new Map<string, string>();
  for (const name of [SAVED, SEEN]) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const { pathname } = new URL(request.url);
      const kept = await cache.match(request);
      const title = decodeURIComponent(kept?.headers.get(TITLE) ?? "");
      if (kept && title && !lines.has(pathname)) lines.set(pathname, `<li><a href="${safe(pathname)}">${safe(title)}</a>，${moment(kept.headers.get(KEPT_AT) ?? "")}存的</li>`);
    }
  }
  return lines.size > 0 ? `<ul class="plain-list">${[...lines.values()].join("")}</ul>` : "<p>这台手机上还没有存过办事指南。</p>";
}

async function noLine(): Promise<Response> {
  const page = await (await caches.open(PARTS)).match(NO_LINE);
  if (!page) return Response.error();
  const elder = await (await (await caches.open(PARTS)).match(ELDER))?.text();
  const body = (await page.text())
    .replace(/<form\b[^>]*method="post"[\s\S]*?<\/form>/g, "")
    .replace("<html ", elder && /^\d+$/.test(elder) ? `<html data-elder="${elder}" ` : "<html ")
    .replace("<!-- copies -->", await list());
  return new Response(body, { status: 503, headers: { "content-type": "text/html; charset=utf-8", "content-security-policy": page.headers.get("content-security-policy") ?? "default-src 'self'" } });
}

async function kept(pathname: string): Promise<Response | undefined> {
  for (const name of [SAVED, SEEN]) {
    const found = await (await caches.open(name)).match(pathname);
    if (found) return found;
  }
  return undefined;
}

async function page(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const copy = GUIDE.test(pathname) ? await kept(pathname) : undefined;
  const patience = new Promise<never>((_, failed) => { if (copy) setTimeout(() => failed(new Error("slow")), PATIENCE_MS); });
  try {
    return await Promise.race([fetch(request), patience]);
  } catch {
    return copy ? shown(copy) : noLine();
  }
}

takeOver(async () => {
  const answer = await fetch(NO_LINE, { credentials: "omit", cache: "no-store" });
  if (answer.ok) await (await caches.open(PARTS)).put(NO_LINE, answer);
});
scope.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  // The office is none of its business, nor are its files.
  if (request.method !== "GET" || origin !== location.origin || pathname.startsWith("/office/")) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (pathname.startsWith("/static/") && !request.referrer.includes("/office/")) event.respondWith(part(request, PARTS));
});
