/** Sends what waits, one after the other, each recorded once: the server knows the name of the form. */
import { all, drop, keep, type Kept } from "./store";

const PASS = "/office/points/visits/pass/";
const JSON_TYPE = "application/json";

/** `why` something is left: no connection, somebody has to log in, the server is busy. `there` is where to look. */
export interface Report {
  sent: Kept[];
  refused: Kept[];
  left: number;
  why: "" | "offline" | "login" | "busy";
  there: string;
}

type Pass = { who: string; token: string };

const lost = (answer: Response): boolean => answer.type === "opaqueredirect" || answer.status === 401;
const spoken = (answer: Response): boolean => (answer.headers.get("content-type") ?? "").startsWith(JSON_TYPE);

async function asked(): Promise<Pass | Report["why"]> {
  try {
    const answer = await fetch(PASS, { redirect: "manual", cache: "no-store", headers: { Accept: JSON_TYPE } });
    if (lost(answer)) return "login";
    return answer.ok && spoken(answer) ? ((await answer.json()) as Pass) : "busy";
  } catch {
    return "offline";
  }
}

function packed(row: Kept): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(row.fields)) form.set(name, value);
  form.set("once", row.once);
  form.set("told_at", row.filled);
  for (const photo of row.photos) form.append("photos", photo, photo.name);
  return form;
}

async function refuse(row: Kept, said: string[]): Promise<Kept> {
  const left: Kept = { ...row, state: "refused", said };
  await keep(left);
  return left;
}

/** One of them; answers why it has to wait, or nothing. */
async function send(row: Kept, pass: Pass, report: Report): Promise<Report["why"]> {
  let answer: Response;
  try {
    const headers = { Accept: JSON_TYPE, "X-CSRFToken": pass.token };
    answer = await fetch(row.address, { method: "POST", headers, body: packed(row), redirect: "manual" });
  } catch {
    return "offline";
  }
  if (lost(answer)) return "login";
  const words = spoken(answer) ? ((await answer.json()) as { there?: string; said?: string[] }) : null;
  if (answer.ok && words?.there) {
    report.there = words.there;
    report.sent.push(row);
    await drop(row.visit);
  } else if (words?.said) {
    report.refused.push(await refuse(row, words.said));
  } else if (answer.status === 404) {
    report.refused.push(await refuse(row, ["系统里找不到这次核验，可能已经不在您管理的范围内。"]));
  } else if (answer.status === 413) {
    report.refused.push(await refuse(row, ["照片太大，没有收下。请去掉几张，或者换小一点的照片。"]));
  } else {
    return "busy";
  }
  return "";
}

async function work(): Promise<Report> {
  const report: Report = { sent: [], refused: [], left: 0, why: "", there: "" };
  const waiting = (await all()).filter((row) => row.state === "waiting");
  if (waiting.length === 0) return report;
  const pass = await asked();
  if (typeof pass === "string") return { ...report, left: waiting.length, why: pass };
  // What another officer left here is neither sent nor told.
  const mine = waiting.filter((row) => row.who === pass.who);
  for (const row of mine) {
    report.why = await send(row, pass, report);
    if (report.why) break;
  }
  report.left = mine.length - report.sent.length - report.refused.length;
  return report;
}

/** Two pages never send at the same time. */
export function sendAll(): Promise<Report> {
  return "locks" in navigator ? navigator.locks.request("zhichi-visits", work) : work();
}
