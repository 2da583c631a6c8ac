/** The two hash functions of the published draw: SHA-256 from the browser, SM3 (GB/T 32905) written out, for browsers have none. */
export type Digest = (data: Uint8Array) => Promise<Uint8Array>;

const sha256: Digest = async (data) => new Uint8Array(await crypto.subtle.digest("SHA-256", data as BufferSource));

const IV = [0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e];
const left = (x: number, n: number): number => (x << (n & 31)) | (x >>> ((32 - n) & 31));
const p0 = (x: number): number => x ^ left(x, 9) ^ left(x, 17);
const p1 = (x: number): number => x ^ left(x, 15) ^ left(x, 23);
const at = (list: readonly number[] | Int32Array, i: number): number => list[i] ?? 0;

function padded(data: Uint8Array): DataView {
  const whole = new Uint8Array(Math.ceil((data.length + 9) / 64) * 64);
  whole.set(data);
  whole[data.length] = 0x80;
  const view = new DataView(whole.buffer);
  view.setBigUint64(whole.length - 8, BigInt(data.length) * 8n);
  return view;
}

function compress(state: number[], block: DataView, offset: number): number[] {
  const w = new Int32Array(68);
  for (let i = 0; i < 16; i++) w[i] = block.getInt32(offset + 4 * i);
  for (let i = 16; i < 68; i++) w[i] = p1(at(w, i - 16) ^ at(w, i - 9) ^ left(at(w, i - 3), 15)) ^ left(at(w, i - 13), 7) ^ at(w, i - 6);
  let [a, b, c, d, e, f, g, h] = state as [number, number, number, number, number, number, number, number];
  for (let i = 0; i < 64; i++) {
    const early = i < 16;
    const ss1 = left((left(a, 12) + e + left(early ? 0x79cc4519 : 0x7a879d8a, i)) | 0, 7);
    const ff = early ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
    const gg = early ? e ^ f ^ g : (e & f) | (~e & g);
    const tt1 = (ff + d + (ss1 ^ left(a, 12)) + (at(w, i) ^ at(w, i + 4))) | 0;
    const tt2 = (gg + h + ss1 + at(w, i)) | 0;
    [d, c, b, a] = [c, left(b, 9), a, tt1];
    [h, g, f, e] = [g, left(f, 19), e, p0(tt2)];
  }
  return [a, b, c, d, e, f, g, h].map((word, i) => word ^ at(state, i));
}

const sm3: Digest = async (data) => {
  const blocks = padded(data);
  let state = IV;
  for (let offset = 0; offset < blocks.byteLength; offset += 64) state = compress(state, blocks, offset);
  const out = new DataView(new ArrayBuffer(32));
  state.forEach((word, i) => out.setInt32(4 * i, word));
  return new Uint8Array(out.buffer);
};

/** The hash function by the name that a manifest gives; an error for any other name. */
export function digestOf(name: unknown): Digest {
  if (name === "sha256") return sha256;
  if (name === "sm3") return sm3;
  throw new Error("unknown hash");
}

export const hex = (data: Uint8Array): string => [...data].map((byte) => byte.toString(16).padStart(2, "0")).join("");

export function unhex(text: string): Uint8Array {
  if (!/^([0-9a-f]{2})*$/.test(text)) throw new Error("not lower-case hex");
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

export function joined(...parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
