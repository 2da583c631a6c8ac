/** Pages kept on the device for where there is no connection. Pages put them there; the workers only read. */
export const KEPT_AT = "x-kept-at";
export const TITLE = "x-title";

/** What a page is drawn with: files of ours that hold nothing about anybody. */
const PARTS = "link[rel=stylesheet], link[rel=icon], script[src], img[src], use";
const MOST_PARTS = 60;

function address(one: Element): string {
  const said = one.getAttribute("href") ?? one.getAttribute("src") ?? "";
  const url = new URL(said, location.href);
  return url.origin === location.origin && url.pathname.startsWith("/static/") ? url.pathname : "";
}

/** Keeps the style sheet, scripts and icons of the page that stands here; the oldest go when there are many. */
export async function keepParts(name: string): Promise<void> {
  const cache = await caches.open(name);
  const wanted = new Set([...document.querySelectorAll(PARTS)].map(address).filter(Boolean));
  for (const part of wanted) {
    if (!(await cache.match(part))) await cache.add(part).catch(() => undefined);
  }
  const held = (await cache.keys()).filter((one) => new URL(one.url).pathname.startsWith("/static/"));
  const old = held.filter((one) => !wanted.has(new URL(one.url).pathname));
  await Promise.all(old.slice(0, Math.max(0, held.length - MOST_PARTS)).map((one) => cache.delete(one)));
}

/**
 * Keeps a page as the server gives it now, with the moment. Answers the status: 0 when nothing came. A page that moved
 * (to the login, say) is never kept.
 */
export async function keepPage(name: string, url: string, credentials: RequestCredentials): Promise<number> {
  let answer: Response;
  try {
    answer = await fetch(url, { credentials, redirect: "manual", cache: "no-store" });
  } catch {
    return 0;
  }
  if (!answer.ok) return answer.status;
  const body = await answer.text();
  const title = /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(body)?.[1]?.replace(/<[^>]+>/g, "").trim() ?? "";
  const headers = {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": answer.headers.get("content-security-policy") ?? "default-src 'self'",
    [KEPT_AT]: new Date().toISOString(),
    [TITLE]: encodeURIComponent(title),
  };
  await (await caches.open(name)).put(url, new Response(body, { headers }));
  return answer.status;
}

export const canKeep = (): boolean =>
  "serviceWorker" in navigator && "caches" in window && !("kiosk" in document.documentElement.dataset);
