/** A file field of a form marked `data-resumes`: what is chosen is sent at once, piece by piece, and goes on after a lost line. */
import { told } from "../tongue";
import { forget, keep, keptFor, type Kept } from "./kept";
import { Line } from "./line";
import { Closed, Gone, Refused, Used, append, begin, digestOf, giveUp, reached } from "./protocol";

const LOST = told("网断了，连上以后会自己接着传", "The line is down. Sending goes on by itself when it is back.");
const codeOf = (place: string): string => place.split("/").filter(Boolean).pop() ?? "";

const pause = (ms: number): Promise<void> =>
  new Promise((done) => {
    const timer = window.setTimeout(done, ms);
    addEventListener("online", () => { clearTimeout(timer); done(); }, { once: true });
  });

export class Field {
  readonly #list = document.createElement("ul");
  readonly #page: string;
  readonly #lines = new Map<string, Line>();
  readonly #kept = new Map<string, Kept>();
  #work: Promise<void> = Promise.resolve();
  faulty = false;

  constructor(readonly input: HTMLInputElement, readonly url: string, readonly token: string, whose: string, readonly changed: () => void) {
    this.#page = whose && `${location.pathname}#${input.name}#${whose}`;
    this.#list.className = "paper-list upload-list";
    input.after(this.#list);
    input.addEventListener("change", () => this.#chosen());
    void keptFor(this.#page).then((all) => all.forEach((one) => this.#add(one)));
  }

  get pending(): boolean {
    return [...this.#lines.values()].some((line) => !line.isDone);
  }

  /** A form that asks further drew its questions anew and kept the field alone: what was sent stands beside it again. */
  settle(): void {
    if (this.input.isConnected && !this.#list.isConnected) this.input.after(this.#list);
  }

  /** The form goes out with what is whole: the browser keeps no copy of papers that were handed in. */
  sent(): void {
    for (const one of this.#kept.values()) void keep({ ...one, file: null });
  }

  #chosen(): void {
    const files = [...(this.input.files ?? [])];
    this.input.value = "";
    this.#fault("");
    for (const file of files) {
      const one: Kept = { id: crypto.randomUUID(), page: this.#page, file, name: file.name, size: file.size, digest: "", place: "", at: Date.now() };
      void keep(one);
      this.#add(one);
    }
  }

  #add(one: Kept): void {
    const line = new Line(one.name, one.size, this.#list, () => this.#leaveOut(one));
    this.#lines.set(one.id, line);
    this.#kept.set(one.id, one);
    line.say(told("等着上传", "Waiting"));
    this.#work = this.#work.then(() => this.#send(one, line));
  }

  #drop(one: Kept): void {
    this.#lines.get(one.id)?.item.remove();
    this.#lines.delete(one.id);
    this.#kept.delete(one.id);
    void forget(one.id);
    this.changed();
  }

  #leaveOut(one: Kept): void {
    this.#drop(one);
    if (one.place) void giveUp(one.place, this.token).catch(() => undefined);
    this.input.focus();
  }

  /** Until the whole file is there or is refused; a lost line is waited out, longer each time. */
  async #send(one: Kept, line: Line): Promise<void> {
    for (let wait = 1000; this.#lines.has(one.id); wait = Math.min(wait * 2, 30_000)) {
      try {
        await this.#pieces(one, line);
        this.changed();
        return;
      } catch (error) {
        if (error instanceof Used) return this.#drop(one);
        if (error instanceof Closed) return this.#giveBack(one);
        if (error instanceof Refused) {
          this.#drop(one);
          return this.#fault(`${one.name}：${error.message}`);
        }
        if (error instanceof Gone && !one.file) return this.#drop(one);
        if (error instanceof Gone) one.place = "";
        else {
          line.say(LOST);
          await pause(wait);
        }
      }
    }
  }

  async #pieces(one: Kept, line: Line): Promise<void> {
    let offset = 0;
    if (one.place) offset = await reached(one.place, this.token);
    else if (one.file) {
      if (!one.digest) one.digest = await digestOf(one.file);
      one.place = await begin(this.url, this.token, one.file, one.digest);
      await keep(one);
    }
    line.at(offset);
    while (one.file && offset < one.size && this.#lines.has(one.id)) {
      offset = await append(one.place, this.token, one.file, offset);
      line.at(offset);
    }
    if (this.#lines.has(one.id)) line.done(this.input.name, codeOf(one.place));
  }

  /** Put the file back where the browser sends it with the form. */
  #giveBack(one: Kept): void {
    this.#drop(one);
    const all = new DataTransfer();
    for (const file of this.input.files ?? []) all.items.add(file);
    if (one.file) all.items.add(one.file);
    this.input.files = all.files;
  }

  #fault(sentence: string): void {
    const id = `${this.input.id}-upload-error`;
    this.faulty = sentence !== "";
    document.getElementById(id)?.remove();
    this.input.toggleAttribute("aria-invalid", this.faulty);
    const others = (this.input.getAttribute("aria-describedby") ?? "").split(" ").filter((each) => each && each !== id);
    this.input.setAttribute("aria-describedby", [...others, ...(this.faulty ? [id] : [])].join(" "));
    if (!this.faulty) return;
    const words = document.createElement("p");
    words.className = "field-error";
    words.id = id;
    words.setAttribute("role", "alert");
    words.textContent = sentence;
    this.input.before(words);
    this.changed();
  }
}
