/** Notices of these pages, made as the component draws them; and moments in words. */
type Kind = "info" | "success" | "warning" | "error";

export function notice(kind: Kind, title: string, lines: string[] = [], more: Node[] = []): HTMLElement {
  const box = document.createElement("div");
  box.className = `notice notice-${kind}`;
  const body = box.appendChild(document.createElement("div"));
  body.className = "notice-body";
  const head = body.appendChild(document.createElement("p"));
  head.className = "notice-title";
  head.textContent = title;
  for (const line of lines) body.appendChild(document.createElement("p")).textContent = line;
  body.append(...more);
  return box;
}

export function link(words: string, there: string): HTMLElement {
  const line = document.createElement("p");
  const one = line.appendChild(document.createElement("a"));
  one.href = there;
  one.textContent = words;
  return line;
}

export function button(words: string, press: () => void): HTMLButtonElement {
  const one = document.createElement("button");
  one.type = "button";
  one.className = "button button-secondary";
  one.textContent = words;
  one.addEventListener("click", press);
  return one;
}

export const moment = (at: string | number): string =>
  new Date(at).toLocaleString("zh-CN", { month: "long", day: "numeric", hour: "2-digit", minute: "2-digit" });

export const WHY: Record<string, string> = {
  offline: "现在没有网。有网时，打开任何一页办公页面就会自动送出。",
  login: "要先登录，登录以后自动送出。",
  busy: "服务器现在不收，过一会儿会再送。",
};
