/** `/` to the search box, `j` and `k` through a list, `?` for the list of keys. Enter is the link's own. */
const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));

const links = (): HTMLAnchorElement[] => {
  const rows = document.querySelectorAll<HTMLElement>("[data-keyboard-list] tbody tr, [data-keyboard-list] > li");
  return [...rows].flatMap((row) => row.querySelector<HTMLAnchorElement>("a[href]") ?? []);
};

function move(by: 1 | -1): void {
  const all = links();
  const here = all.findIndex((link) => link.closest("tr, li")?.contains(document.activeElement));
  const next = here < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(here + by, 0), all.length - 1);
  all[next]?.focus();
  all[next]?.scrollIntoView({ block: "nearest" });
}

function open(id: string): void {
  const dialog = document.getElementById(id);
  if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
}

export function keyboard(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-open-dialog]")) {
    button.hidden = false;
    button.addEventListener("click", () => open(button.dataset["openDialog"] ?? ""));
  }
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (document.querySelector("dialog[open]")) return;
    if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
    else if (event.key === "?") open("keys");
    else if (event.key === "/") document.querySelector<HTMLInputElement>('[data-shortcut="/"]')?.focus();
    else return;
    event.preventDefault();
  });
}
