// Answers for /office/points/visits/ and nothing else: where there is no connection, with the pages that were kept there.
import { scope, part, takeOver } from "./scope";

// As in src/visits/store.ts, which keeps and wipes it.
const KEPT = "zhichi-visits-1";
const LIST = "/office/points/visits/";
const ONE = /^\/office\/points\/visits\/\d+\/$/;

async function page(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (fault) {
    const { pathname } = new URL(request.url);
    const cache = await caches.open(KEPT);
    const kept = (await cache.match(`${pathname}copy/`)) ?? (await cache.match(`${LIST}copy/`));
    if (kept) return kept;
    throw fault;
  }
}

takeOver();
scope.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate" && (pathname === LIST || ONE.test(pathname))) event.respondWith(page(request));
  else if (pathname.startsWith("/static/")) event.respondWith(part(request, KEPT));
});
