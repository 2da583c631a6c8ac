/**
 * Keeps what was typed into a form marked `data-autosave="<key>"` on this device, so that an expired session or a lost
 * line loses nothing. Passwords, files, hidden values and fields marked `data-private` are never kept. A draft goes
 * when the form was sent and the next page no longer shows it, or after seven days. Kiosks keep nothing.
 */
import { dates, told } from "./tongue";
type Draft = { at: number; values: Record<string, string[]> };
type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const PREFIX = "zhichi:draft:";
const SENT = "zhichi:sent";
const KEEP_MS = 7 * 24 * 3600 * 1000;
const NEVER = new Set(["password", "file", "hidden", "submit", "button", "reset", "image"]);

const controls = (form: HTMLFormElement): Control[] =>
  ([...form.elements] as Control[]).filter(
    (one) => one.name && "value" in one && !NEVER.has(one.type) && !("private" in one.dataset),
  );

const tickable = (one: Control): one is HTMLInputElement => one.type === "radio" || one.type === "checkbox";

function read(form: HTMLFormElement): Record<string, string[]> {
  const values: Record<string, string[]> = {};
  for (const one of controls(form)) {
    const list = (values[one.name] ??= []);
    if (!tickable(one) || one.checked) list.push(one.value);
  }
  return values;
}

function write(form: HTMLFormElement, values: Record<string, string[]>): void {
  for (const one of controls(form)) {
    const list = values[one.name];
    if (!list) continue;
    if (tickable(one)) one.checked = list.includes(one.value);
    else one.value = list[0] ?? "";
  }
}

const same = (one: Record<string, string[]>, other: Record<string, string[]>): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

function load(key: string): Draft | null {
  try {
    const draft = JSON.parse(localStorage.getItem(key) ?? "null") as Draft | null;
    return draft && Date.now() - draft.at < KEEP_MS ? draft : null;
  } catch {
    return null;
  }
}

const clock = (at: number): string =>
  new Date(at).toLocaleString(dates, { month: "long", day: "numeric", hour: "2-digit", minute: "2-digit" });

function offer(form: HTMLFormElement, draft: Draft, forget: () => void): void {
  const empty = read(form);
  if (same(empty, draft.values)) return;
  write(form, draft.values);
  const notice = document.createElement("div");
  notice.className = "notice";
  notice.setAttribute("role", "status");
  const words = document.createElement("p");
  words.className = "notice-body";
  words.textContent = told(`已帮您恢复上次填写的内容（${clock(draft.at)} 保存）。`, `What you filled in last time is back (saved ${clock(draft.at)}).`);
  const again = document.createElement("button");
  again.type = "button";
  again.className = "button button-quiet";
  again.textContent = told("清空重新填", "Clear and start again");
  again.addEventListener("click", () => {
    write(form, empty);
    forget();
    notice.remove();
  });
  notice.append(words, again);
  form.prepend(notice);
}

function watch(form: HTMLFormElement): void {
  const key = PREFIX + (form.dataset["autosave"] || location.pathname);
  const forget = (): void => localStorage.removeItem(key);
  const draft = load(key);
  // A form that came back with faults already holds what was typed.
  if (draft && !form.querySelector(".field-wrong")) offer(form, draft, forget);

  const saved = document.createElement("p");
  saved.className = "form-saved";
  saved.setAttribute("role", "status");
  form.append(saved);
  let timer = 0;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      const at = Date.now();
      try {
        localStorage.setItem(key, JSON.stringify({ at, values: read(form) } satisfies Draft));
        saved.textContent = told(`已自动保存在这台设备上（${clock(at)}）`, `Saved on this device (${clock(at)})`);
      } catch { /* a full or forbidden store: the form still works */ }
    }, 400);
  });
  form.addEventListener("submit", () => sessionStorage.setItem(SENT, key));
}

export function autosave(): void {
  if ("kiosk" in document.documentElement.dataset) return;
  try {
    const forms = [...document.querySelectorAll<HTMLFormElement>("form[data-autosave]")];
    const sent = sessionStorage.getItem(SENT);
    const shown = forms.some((form) => PREFIX + (form.dataset["autosave"] || location.pathname) === sent);
    // Login and error pages load no script, so a draft survives them.
    if (sent && !shown) localStorage.removeItem(sent);
    sessionStorage.removeItem(SENT);
    forms.forEach(watch);
  } catch { /* storage forbidden: nothing to keep */ }
}
