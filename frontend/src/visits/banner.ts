/** On every page of the office: what has not been sent yet, sent as soon as there is a connection. */
import { all, anything } from "./store";
import { type Report, sendAll } from "./send";
import { button, link, notice, WHY } from "./words";

export const LIST = "/office/points/visits/";
const AGAIN_MS = 30_000;
const login = (): string => `/office/login/?next=${encodeURIComponent(location.pathname)}`;

/** Where this page tells it: a place of its own, or the head of the page. */
function place(): HTMLElement | null {
  const own = document.querySelector<HTMLElement>("[data-visit-told]");
  if (own) return own;
  const main = document.getElementById("main");
  if (!main) return null;
  const made = document.createElement("div");
  made.className = "messages";
  made.dataset["visitTold"] = "";
  made.setAttribute("role", "status");
  main.prepend(made);
  return made;
}

let shown: HTMLElement[] = [];

/** Says how things stand; nothing is said where nothing is. What others say in the same place stays. */
export function tell(report: Report): void {
  const said: HTMLElement[] = [];
  if (report.sent.length > 0) {
    said.push(notice("success", `刚才送出了 ${report.sent.length} 次核查：${report.sent.map((row) => row.point).join("、")}`));
  }
  for (const row of report.refused) {
    said.push(notice("error", `没有送出：${row.point}`, [...row.said, "您填的内容都还在，改好以后再送。"], [link("去修改", row.address)]));
  }
  if (report.left > 0) {
    const more = [...(report.why === "login" ? [link("登录", login())] : []), ...(location.pathname === LIST ? [] : [link("看是哪几次", LIST)])];
    more.push(button("现在送出", () => { void flush(); }));
    said.push(notice("warning", `还有 ${report.left} 次核查没有送出`, [WHY[report.why] ?? ""], more));
  }
  shown.forEach((each) => each.remove());
  if (said.length > 0) place()?.append(...said);
  shown = said;
}

const told = new Set<(report: Report) => void>();
/** Called after each attempt. */
export const afterSending = (hear: (report: Report) => void): void => { told.add(hear); };

export async function flush(): Promise<Report> {
  const report = await sendAll();
  // What was refused earlier still waits for somebody.
  report.refused = [...report.refused, ...(await all()).filter((row) => row.state === "refused" && !report.refused.some((one) => one.visit === row.visit))];
  tell(report);
  told.forEach((hear) => hear(report));
  return report;
}

export function visitBanner(): void {
  addEventListener("online", () => { if (anything()) void flush(); });
  setInterval(() => { if (anything() && navigator.onLine && !document.hidden) void flush(); }, AGAIN_MS);
  if (anything()) void flush();
}
