/** Checks a PDF against the published digests. It is read here and goes nowhere: only its digests are asked for. */
import { digestOf, hex } from "./digests";

type Published = { what: string; size: number; digest: string };
type Told = { known: boolean; what?: string; standing?: string; code?: string };
type Verdict = "sealed" | "plain" | "added" | "changed" | "unknown" | "void" | "superseded";

const ENDING = [0x25, 0x25, 0x45, 0x4f, 0x46]; // %%EOF
const MOST_ENDS = 12;

/** Where the file ends, and where it ended before something was added behind: the longest first. */
export function ends(data: Uint8Array): number[] {
  const found = new Set([data.length]);
  for (let i = data.lastIndexOf(0x25); i > 0 && found.size <= 2 * MOST_ENDS; i = data.lastIndexOf(0x25, i - 1)) {
    if (!ENDING.every((byte, n) => data[i + n] === byte)) continue;
    let end = i + ENDING.length;
    found.add(end);
    if (data[end] === 0x0d) end += 1;
    if (data[end] === 0x0a) found.add(end + 1);
  }
  return [...found].sort((a, b) => b - a);
}

async function asked(look: string, digest: string): Promise<Told> {
  const answer = await fetch(look.replace("0000", digest));
  if (!answer.ok) throw new Error(String(answer.status));
  return (await answer.json()) as Told;
}

function standing(told: Told, whole: boolean): Verdict {
  if (told.standing === "void" || told.standing === "superseded") return told.standing;
  if (!whole) return "added";
  return told.what === "sealed" ? "sealed" : "plain";
}

/** Of any file: whether its whole, or its beginning, is registered. */
async function known(data: Uint8Array, hash: string, look: string): Promise<[Verdict, string]> {
  for (const size of ends(data)) {
    const told = await asked(look, hex(await digestOf(hash)(data.subarray(0, size))));
    if (told.known) return [standing(told, size === data.length), told.code ?? ""];
  }
  return ["unknown", ""];
}

/** Of the file of one paper, whose digests stand on the page: nothing is asked. */
export async function compared(data: Uint8Array, hash: string, published: Published[]): Promise<Verdict> {
  for (const one of published) {
    const part = data.subarray(0, one.size);
    if (part.length === one.size && hex(await digestOf(hash)(part)) === one.digest) {
      if (data.length > one.size) return "added";
      return one.what === "sealed" ? "sealed" : "plain";
    }
  }
  return "changed";
}

export function paperCheck(): void {
  const place = document.querySelector<HTMLElement>("[data-paper-check]");
  const input = place?.querySelector<HTMLInputElement>("[data-paper-file]");
  const verdict = place?.querySelector<HTMLElement>("[data-paper-verdict]");
  const more = place?.querySelector<HTMLElement>("[data-paper-more]");
  if (!place || !input || !verdict || !more || !window.crypto?.subtle) return;
  place.hidden = false;
  // Whoever cannot compute here sends the file instead: that form stays where this one cannot work.
  for (const other of document.querySelectorAll<HTMLElement>("[data-paper-fallback]")) other.hidden = true;
  const { hash = "sha256", look = "", published } = place.dataset;

  const say = (words: Verdict | "working" | "broken"): void => {
    const kind = words === "sealed" ? "success" : words === "working" || words === "plain" ? "info" : words === "added" ? "warning" : "error";
    verdict.hidden = false;
    verdict.className = `notice notice-${kind}`;
    verdict.textContent = verdict.dataset[words] ?? "";
  };

  const judge = async (file: File): Promise<void> => {
    say("working");
    more.hidden = true;
    try {
      const data = new Uint8Array(await file.arrayBuffer());
      if (published) return say(await compared(data, hash, JSON.parse(published) as Published[]));
      const [found, code] = await known(data, hash, look);
      say(found);
      const link = more.querySelector("a");
      if (code && link) link.href = look.replace("digest/0000.json", `${code}/`);
      more.hidden = !code;
    } catch {
      say("broken");
    }
  };

  input.addEventListener("change", () => { if (input.files?.[0]) void judge(input.files[0]); });
  place.addEventListener("dragover", (event) => event.preventDefault());
  place.addEventListener("drop", (event) => {
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file) void judge(file);
  });
}
