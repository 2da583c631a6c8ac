/** The four requests of an upload that can be resumed (decision 0022); a fault for the person is a Refused. */
import { told } from "../tongue";
export class Refused extends Error {}
/** The server has no such file any more: begin again. */
export class Gone extends Error {}
/** The file was handed in already. */
export class Used extends Error {}
/** This way is closed here: the ordinary field has to do. */
export class Closed extends Error {}

const PIECE = 256 * 1024;
const PATIENCE = 60_000;

async function ask(method: string, url: string, token: string, headers: Record<string, string>, body?: Blob): Promise<Response> {
  const patience = new AbortController();
  const timer = window.setTimeout(() => patience.abort(), PATIENCE);
  try {
    const sent = { ...headers, "X-CSRFToken": token };
    const answer = await fetch(url, { method, headers: sent, body: body ?? null, signal: patience.signal, credentials: "same-origin" });
    if (answer.status === 404) throw new Gone();
    if (answer.status === 410) throw new Used();
    if (answer.status === 403 || answer.status === 405) throw new Closed();
    if (answer.status === 422 || answer.status === 429 || answer.status === 400) throw new Refused(await sentence(answer));
    if (!answer.ok && answer.status !== 409) throw new Error(String(answer.status));
    return answer;
  } finally {
    clearTimeout(timer);
  }
}

async function sentence(answer: Response): Promise<string> {
  try {
    return ((await answer.json()) as { title: string }).title;
  } catch {
    return told("这份材料没有收下，请换一份再试。", "This file was not taken. Please try another.");
  }
}

const offsetOf = (answer: Response): number => Number(answer.headers.get("Upload-Offset") ?? "0");

const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

/** The SHA-256 of a file as Repr-Digest wants it. */
export async function digestOf(file: File): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return `sha-256=:${base64(new Uint8Array(hash))}:`;
}

/** Make room; answers where the file goes. */
export async function begin(url: string, token: string, file: File, digest: string): Promise<string> {
  const headers = { "Upload-Length": String(file.size), "Upload-Name": encodeURIComponent(file.name), "Repr-Digest": digest, "Upload-Complete": "?0" };
  const place = (await ask("POST", url, token, headers)).headers.get("Location");
  if (!place) throw new Closed();
  return place;
}

/** How much of it has come. */
export const reached = async (place: string, token: string): Promise<number> => offsetOf(await ask("HEAD", place, token, {}));

/** Send the next piece; answers how much has come then. */
export async function append(place: string, token: string, file: File, offset: number): Promise<number> {
  const piece = file.slice(offset, offset + PIECE);
  const last = offset + piece.size >= file.size;
  const headers = { "Content-Type": "application/partial-upload", "Upload-Offset": String(offset), "Upload-Complete": last ? "?1" : "?0" };
  return offsetOf(await ask("PATCH", place, token, headers, piece));
}

export const giveUp = async (place: string, token: string): Promise<void> => {
  await ask("DELETE", place, token, {});
};
