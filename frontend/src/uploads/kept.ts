/**
 * Files chosen and not yet handed in, kept by the browser for a day so that a page that is opened again goes on. A page
 * is what its form says it is (`data-resumes-as`: this filing, this case and officer): the next person at the same
 * computer has another one. A form that says nothing keeps nothing. Once sent, only name and place stay.
 */
export type Kept = { id: string; page: string; file: File | null; name: string; size: number; digest: string; place: string; at: number };

const DAY = 24 * 3600 * 1000;

function open(): Promise<IDBDatabase> {
  return new Promise((done, failed) => {
    const asked = indexedDB.open("zhichi-uploads", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("files", { keyPath: "id" });
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
}

async function doing<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | undefined> {
  try {
    const base = await open();
    try {
      return await new Promise<T>((done, failed) => {
        const asked = work(base.transaction("files", mode).objectStore("files"));
        asked.onsuccess = () => done(asked.result);
        asked.onerror = () => failed(asked.error);
      });
    } finally {
      base.close();
    }
  } catch {
    return undefined; // A full or forbidden store: it still sends, it only forgets when the page goes.
  }
}

export const keep = async (one: Kept): Promise<void> => {
  if (one.page) await doing("readwrite", (store) => store.put(one));
};
export const forget = (id: string): Promise<unknown> => doing("readwrite", (store) => store.delete(id));

/** What this page had; what is older than a day goes, whichever page it was of. */
export async function keptFor(page: string): Promise<Kept[]> {
  if (!page) return [];
  const all = ((await doing("readonly", (store) => store.getAll())) ?? []) as Kept[];
  for (const one of all) if (Date.now() - one.at > DAY) await forget(one.id);
  return all.filter((one) => one.page === page && Date.now() - one.at <= DAY).sort((a, b) => a.at - b.at);
}
