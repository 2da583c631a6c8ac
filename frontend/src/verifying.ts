/** Shows on the page what computing a published draw again finds: one line a check, and a verdict. */
import { type Bundle, type Names, verify, verifyNames } from "./lottery";

async function fetched<T>(address: string): Promise<T> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(String(answer.status));
  return (await answer.json()) as T;
}

function mark(list: HTMLElement, name: string, state: "ok" | "wrong" | "none"): void {
  const line = list.querySelector<HTMLElement>(`[data-check="${name}"]`);
  if (!line) return;
  line.querySelector("b")?.remove();
  const tag = line.insertBefore(document.createElement("b"), line.firstChild);
  tag.className = `tag ${{ ok: "tag-green", wrong: "tag-red", none: "" }[state]}`;
  tag.textContent = line.dataset[state] ?? "";
  tag.after(" ");
}

export function verifyButtons(): void {
  const place = document.querySelector<HTMLElement>("[data-draw-verify]");
  const list = place?.querySelector<HTMLElement>("[data-draw-checks]");
  const verdict = place?.querySelector<HTMLElement>("[data-draw-verdict]");
  if (!place || !list || !verdict) return;
  place.hidden = false;

  const say = (words: "ok" | "wrong" | "broken"): void => {
    verdict.hidden = false;
    verdict.className = `notice ${words === "ok" ? "notice-success" : "notice-error"}`;
    verdict.textContent = verdict.dataset[words] ?? "";
  };

  const judge = async (read: () => Promise<Bundle>): Promise<void> => {
    verdict.hidden = true;
    try {
      const bundle = await read();
      const checks = Object.entries(await verify(bundle));
      list.hidden = false;
      for (const [name, holds] of checks) mark(list, name, holds ? "ok" : "wrong");
      const names = place.dataset["names"];
      const named = names ? await verifyNames(bundle.manifest, await fetched<Names>(names)) : null;
      mark(list, "names", named === null ? "none" : named ? "ok" : "wrong");
      const sound = checks.every(([, holds]) => holds) && named !== false;
      say(sound ? "ok" : "wrong");
    } catch {
      list.hidden = true;
      say("broken");
    }
  };

  place.querySelector("[data-draw-run]")?.addEventListener("click", () => judge(() => fetched<Bundle>(place.dataset["bundle"] ?? "")));
  place.querySelector<HTMLInputElement>("[data-draw-file]")?.addEventListener("change", (event) => {
    const file = (event.target as HTMLInputElement).files?.[0];
    if (file) void judge(async () => JSON.parse(await file.text()) as Bundle);
  });
}
