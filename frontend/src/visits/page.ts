/** The page of a visit: everything filled in is kept as it is filled in; sending goes through what is kept. */
import { canKeep, keepPage, keepParts } from "../copies";
import { afterSending, flush } from "./banner";
import type { Report } from "./send";
import { COPIES, drop, keep, type Kept, one } from "./store";
import { button, moment, notice } from "./words";

const NEVER = new Set(["csrfmiddlewaretoken", "once", "told_at", "photos"]);
const PAUSE_MS = 300;

type Control = HTMLInputElement | HTMLTextAreaElement;

class Page {
  private readonly photos: HTMLInputElement;
  private readonly told: HTMLElement;
  private timer = 0;
  private row: Kept;
  constructor(private readonly form: HTMLFormElement, kept: Kept | undefined) {
    this.photos = form.elements.namedItem("photos") as HTMLInputElement;
    this.told = document.querySelector<HTMLElement>("[data-visit-told]") as HTMLElement;
    this.row = kept ?? this.fresh();
    if (kept) this.restore(kept);
    form.addEventListener("input", () => this.later());
    form.addEventListener("change", () => this.later());
    form.addEventListener("submit", (event) => { event.preventDefault(); void this.submit(); });
    afterSending((report) => this.hear(report));
    this.count();
  }

  private fresh(): Kept {
    const { visit, who, point, challenge, until } = this.form.dataset as Record<string, string>;
    return {
      visit: Number(visit), who: who ?? "", once: this.name(), point: point ?? "", challenge: challenge ?? "", until: until ?? "",
      address: new URL(this.form.action).pathname, state: "draft", fields: {}, photos: [], at: Date.now(), filled: "", said: [],
    };
  }

  /** A new name for the form: what is filled in differently is another form. */
  private name(): string {
    return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  private controls(): Control[] {
    return ([...this.form.elements] as Control[]).filter((each) => each.name && !NEVER.has(each.name) && each.type !== "submit" && each.type !== "button");
  }

  private read(): Record<string, string> {
    const fields: Record<string, string> = {};
    for (const each of this.controls()) {
      if (each.type !== "radio" || (each as HTMLInputElement).checked) fields[each.name] = each.value;
    }
    return fields;
  }

  private restore(kept: Kept): void {
    for (const each of this.controls()) {
      const value = kept.fields[each.name];
      if (each.type === "radio") (each as HTMLInputElement).checked = value === each.value;
      else each.value = value ?? "";
    }
    const files = new DataTransfer();
    for (const photo of kept.photos) files.items.add(photo);
    this.photos.files = files.files;
    if (kept.state === "waiting") this.lock();
    else if (kept.state === "draft") this.say(notice("info", `已帮您恢复上次填写的内容（${moment(kept.at)} 保存）。`));
  }

  private later(): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => { void this.save("draft").catch(() => undefined); }, PAUSE_MS);
    this.count();
  }

  private count(): void {
    const line = this.form.querySelector<HTMLElement>("[data-visit-photos]");
    const some = this.photos.files?.length ?? 0;
    if (!line) return;
    line.hidden = some === 0;
    line.textContent = `已选 ${some} 张照片，存在这台手机上。`;
  }

  private async save(state: Kept["state"]): Promise<void> {
    clearTimeout(this.timer);
    this.row = {
      ...this.row, state, fields: this.read(), photos: [...(this.photos.files ?? [])], at: Date.now(), said: [],
      filled: state === "waiting" ? new Date().toISOString() : "",
    };
    await keep(this.row);
  }

  private say(...said: Node[]): void { this.told.replaceChildren(...said); }

  /** What the server would refuse is said at once: somebody who is back in town cannot look again. */
  private wrong(): string {
    const fields = this.read();
    if (!fields["outcome"]) return "请选择看到的情况。";
    if (fields["outcome"] === "real" && !fields["note"]?.trim() && !this.photos.files?.length) return "没有照片的，请写明您看到了什么、见到了谁。";
    if (Boolean(fields["lon"]) !== Boolean(fields["lat"])) return "经度和纬度应一起填写。";
    return "";
  }

  private async submit(): Promise<void> {
    const wrong = this.wrong();
    if (wrong) {
      this.say(notice("error", wrong));
      this.told.scrollIntoView({ block: "center" });
      return;
    }
    try {
      await this.save("waiting");
    } catch {
      // No room on the device: the form goes the plain way.
      this.form.submit();
      return;
    }
    this.lock();
    this.say(notice("info", "已经存在这台手机上，正在送出……"));
    await flush();
    this.say(...[...this.told.children].slice(1));
    this.told.scrollIntoView({ block: "center" });
  }

  /** Whoever sent it, this page or the look at what waits: sent leads on, refused is open again. */
  private hear(report: Report): void {
    const mine = (row: Kept): boolean => row.visit === this.row.visit;
    if (report.sent.some(mine)) location.assign(report.there);
    else if (report.refused.some(mine)) this.unlock();
  }

  /** What is about to be sent is not changed under way. */
  private lock(): void {
    for (const each of this.form.elements) (each as HTMLInputElement).disabled = true;
    this.form.querySelector("[data-visit-again]")?.remove();
    const again = button("先不送，再改一改", () => { void this.again(); });
    again.dataset["visitAgain"] = "";
    this.form.querySelector(".form-actions")?.append(again);
  }

  private unlock(): void {
    for (const each of this.form.elements) (each as HTMLInputElement).disabled = false;
    this.form.querySelector("[data-visit-again]")?.remove();
  }

  private async again(): Promise<void> {
    this.unlock();
    this.row = { ...this.row, once: this.name() };
    await this.save("draft");
    this.say();
  }
}

/** The phone's own position into the two fields; it needs no connection. */
function here(form: HTMLFormElement): void {
  const press = form.querySelector<HTMLButtonElement>("[data-visit-here]");
  const said = form.querySelector<HTMLElement>("[data-visit-here-said]");
  if (!press?.parentElement || !said || !("geolocation" in navigator)) return;
  press.parentElement.hidden = false;
  press.addEventListener("click", () => {
    said.textContent = "正在定位……";
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        (form.elements.namedItem("lon") as HTMLInputElement).value = coords.longitude.toFixed(6);
        (form.elements.namedItem("lat") as HTMLInputElement).value = coords.latitude.toFixed(6);
        said.textContent = "已填好。";
        form.dispatchEvent(new Event("input"));
      },
      () => { said.textContent = "没有得到位置，可以不填。"; },
      { enableHighAccuracy: true, timeout: 30_000 },
    );
  });
}

/** Keeps this page and the list for where there is no connection. */
async function keepHere(form: HTMLFormElement): Promise<void> {
  const { copyAt, copiesAt, worker } = form.dataset as Record<string, string>;
  if (!canKeep() || !copyAt || !copiesAt || !worker) return;
  await navigator.serviceWorker.register(worker);
  await keepParts(COPIES);
  const statuses = [await keepPage(COPIES, copiesAt, "same-origin"), await keepPage(COPIES, copyAt, "same-origin")];
  if (!statuses.every((status) => status === 200)) return;
  form.dataset["kept"] = "yes";
  const line = form.querySelector<HTMLElement>("[data-visit-kept]");
  if (line) line.hidden = false;
}

export async function visitPage(): Promise<void> {
  const over = document.querySelector<HTMLElement>("[data-visit-over]")?.dataset["visitOver"];
  if (over) await drop(Number(over));
  const form = document.querySelector<HTMLFormElement>("form[data-visit]");
  if (!form || !("indexedDB" in window) || typeof DataTransfer === "undefined") return;
  const kept = await one(Number(form.dataset["visit"]));
  new Page(form, kept?.who === form.dataset["who"] ? kept : undefined);
  here(form);
  if (!("copyOfPage" in document.body.dataset)) await keepHere(form).catch(() => undefined);
}
