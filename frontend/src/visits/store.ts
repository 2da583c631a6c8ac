/** What an officer filled in on a visit, kept on this device until it is sent: one record a visit, in IndexedDB. */
export interface Kept {
  visit: number;
  /** The mark of the officer, as the server gives it. */
  who: string;
  /** The name of the form: sent twice, it is recorded once. */
  once: string;
  point: string;
  challenge: string;
  until: string;
  address: string;
  state: "draft" | "waiting" | "refused";
  fields: Record<string, string>;
  photos: File[];
  /** When it was kept last, and when it was filled in (empty for a draft). */
  at: number;
  filled: string;
  /** What the server said when it refused. */
  said: string[];
}

const NAME = "zhichi-visits";
const STORE = "visits";
// Tells a page without opening the database whether there is anything in it.
const FLAG = "zhichi:visits";
const KEEP_MS = 3 * 24 * 3600 * 1000;
export const COPIES = "zhichi-visits-1";
// Written when somebody leaves the office: other pages that stand open leave too.
export const LEFT = "zhichi:visits:left";

function opened(): Promise<IDBDatabase> {
  return new Promise((done, failed) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => { asked.result.createObjectStore(STORE, { keyPath: "visit" }); };
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
}

/** One request in one transaction, done when it is on the disk. */
async function run<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const base = await opened();
  try {
    return await new Promise<T>((done, failed) => {
      const work = base.transaction(STORE, mode);
      const asked = ask(work.objectStore(STORE));
      work.oncomplete = () => done(asked.result);
      work.onabort = work.onerror = () => failed(work.error ?? asked.error);
    });
  } finally {
    base.close();
  }
}

export const anything = (): boolean => {
  try { return localStorage.getItem(FLAG) !== null; } catch { return false; }
};

/** All that is kept, the oldest first; what is older than three days goes. */
export async function all(): Promise<Kept[]> {
  if (!anything()) return [];
  const rows = await run<Kept[]>("readonly", (store) => store.getAll());
  const old = rows.filter((row) => Date.now() - row.at > KEEP_MS);
  for (const row of old) await drop(row.visit);
  return rows.filter((row) => !old.includes(row)).sort((one, other) => one.at - other.at);
}

export async function one(visit: number): Promise<Kept | undefined> {
  return (await all()).find((row) => row.visit === visit);
}

export async function keep(row: Kept): Promise<void> {
  localStorage.setItem(FLAG, "1");
  await run("readwrite", (store) => store.put(row));
}

/** Takes a visit off the device, its page with it. */
export async function drop(visit: number): Promise<void> {
  if (!anything()) return;
  await run("readwrite", (store) => store.delete(visit));
  if ("caches" in self) await (await caches.open(COPIES)).delete(`/office/points/visits/${visit}/copy/`);
  if ((await run("readonly", (store) => store.count())) === 0) localStorage.removeItem(FLAG);
}

/** Everything goes: records, kept pages, the worker. */
export async function wipe(): Promise<void> {
  localStorage.removeItem(FLAG);
  localStorage.setItem(LEFT, String(Date.now()));
  await new Promise<void>((done) => {
    const asked = indexedDB.deleteDatabase(NAME);
    asked.onsuccess = asked.onerror = asked.onblocked = () => done();
  });
  if ("caches" in self) await caches.delete(COPIES);
  for (const each of (await navigator.serviceWorker?.getRegistrations()) ?? []) {
    if (new URL(each.scope).pathname.startsWith("/office/")) await each.unregister();
  }
}
