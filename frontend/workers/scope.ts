/** What a service worker sees; the library of the page's own names does not know it. */
export interface Work extends Event {
  waitUntil(work: Promise<unknown>): void;
}

export interface Asked extends Work {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

export interface Scope {
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
  addEventListener(name: "install" | "activate", hear: (event: Work) => void): void;
  addEventListener(name: "fetch", hear: (event: Asked) => void): void;
}

export const scope = self as unknown as Scope;

/** A new worker takes over at once: it reads the same kept pages as the old one. */
export function takeOver(install: () => Promise<unknown> = () => Promise.resolve()): void {
  scope.addEventListener("install", (event) => event.waitUntil(install().then(() => scope.skipWaiting())));
  scope.addEventListener("activate", (event) => event.waitUntil(scope.clients.claim()));
}

/** A file of ours that pages are drawn with: from the network, and where there is none as it was kept. */
export async function part(request: Request, name: string): Promise<Response> {
  try {
    return await fetch(request);
  } catch (fault) {
    const kept = await (await caches.open(name)).match(new URL(request.url).pathname);
    if (kept) return kept;
    throw fault;
  }
}
