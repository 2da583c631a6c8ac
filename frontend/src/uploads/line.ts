/** One file under its field: its name, how far it is, a button to leave it out, and once whole the hidden value. */
import { told } from "../tongue";
const megabytes = (size: number): string =>
  size < 1024 * 1024 ? `${Math.max(1, Math.round(size / 1024))} KB` : `${(size / 1048576).toFixed(1)} MB`;

export class Line {
  readonly item = document.createElement("li");
  readonly #said = document.createElement("span");
  readonly #bar = document.createElement("progress");
  #value: HTMLInputElement | null = null;

  constructor(readonly name: string, readonly size: number, list: HTMLUListElement, leaveOut: () => void) {
    const title = document.createElement("span");
    title.textContent = `${name}（${megabytes(size)}）`;
    this.#bar.max = size;
    this.#bar.value = 0;
    this.#bar.setAttribute("aria-label", told(`${name} 上传进度`, `${name}: progress`));
    this.#said.setAttribute("role", "status");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-quiet";
    button.textContent = told("不传这份", "Leave out");
    button.setAttribute("aria-label", told(`不传 ${name}`, `Leave out ${name}`));
    button.addEventListener("click", leaveOut);
    this.item.append(title, this.#bar, this.#said, button);
    list.append(this.item);
  }

  say(words: string): void {
    if (this.#said.textContent !== words) this.#said.textContent = words;
  }

  at(received: number): void {
    this.#bar.value = received;
    // Tenths only: a reader that speaks should not have to say every piece.
    const tenths = Math.floor((received / this.size) * 10) * 10;
    this.say(told(`已传 ${tenths}%`, `${tenths}% sent`));
  }

  done(field: string, code: string): void {
    this.#bar.value = this.size;
    this.#bar.hidden = true;
    this.say(told("已传好", "Sent"));
    this.#value = document.createElement("input");
    this.#value.type = "hidden";
    this.#value.name = `arrived:${field}`;
    this.#value.value = code;
    this.item.append(this.#value);
  }

  get isDone(): boolean {
    return this.#value !== null;
  }
}
