/**
 * The verifiable draw `zhichi-draw/1` computed again, from nothing but the published bundle. Written from the format,
 * not from the server's program, so that an error in one shows in the other. Draws without teams only.
 */
import { bytes, type Digest, digestOf, hex, joined, unhex } from "./digests";

type Stratum = { key: string; ids: string[]; take: number };
type Excluded = { id: string; reason: string };
export type Manifest = { hash: string; strata: Stratum[]; excluded: Excluded[]; witnesses: string[]; teams: unknown };
export type Bundle = {
  manifest: Manifest;
  commitment: string;
  nonce_commitments: { witness: string; digest: string }[];
  reveals: { witness: string; nonce: string }[];
  event_value: string;
  result: { commitment: string; seed: string; selected: Record<string, string[]>; teams: unknown[]; unstaffed: string[] };
};
export type Names = { names: { code: string; salt: string }[] };
export type Checks = { manifest: boolean; nonces: boolean; seed: boolean; selected: boolean };

const FORMAT = "zhichi-draw/1";
const TWO_64 = 1n << 64n;
const REQUEST = 4096;

/** RFC 8785 for what a manifest holds: text, whole numbers, true, false, null, lists, objects. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${members.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(",")}}`;
  }
  if (typeof value === "number" && !Number.isSafeInteger(value)) throw new Error("not a whole number");
  return JSON.stringify(value);
}

function hmacOf(digest: Digest): (key: Uint8Array, data: Uint8Array) => Promise<Uint8Array> {
  return async (key, data) => {
    const block = new Uint8Array(64);
    block.set(key.length > 64 ? await digest(key) : key);
    const inner = await digest(joined(block.map((byte) => byte ^ 0x36), data));
    return digest(joined(block.map((byte) => byte ^ 0x5c), inner));
  };
}

/** HMAC_DRBG (NIST SP 800-90A Rev. 1, 10.1.2) read as unsigned 64-bit integers, largest byte first. */
async function stream(digest: Digest, seed: Uint8Array, label: string): Promise<() => Promise<bigint>> {
  const hmac = hmacOf(digest);
  let key: Uint8Array = new Uint8Array(32);
  let value: Uint8Array = new Uint8Array(32).fill(1);
  const update = async (provided: Uint8Array): Promise<void> => {
    for (const round of provided.length ? [0, 1] : [0]) {
      key = await hmac(key, joined(value, Uint8Array.of(round), provided));
      value = await hmac(key, value);
    }
  };
  await update(joined(seed, bytes(label)));
  let words: DataView = new DataView(new ArrayBuffer(0));
  let offset = 0;
  return async () => {
    if (offset === words.byteLength) {
      const blocks: Uint8Array[] = [];
      for (let i = 0; i < REQUEST / 32; i++) blocks.push((value = await hmac(key, value)));
      await update(new Uint8Array(0));
      words = new DataView(joined(...blocks).buffer);
      offset = 0;
    }
    offset += 8;
    return words.getBigUint64(offset - 8);
  };
}

const byUtf8 = (a: string, b: string): number => {
  const [one, other] = [bytes(a), bytes(b)];
  for (let i = 0; i < Math.min(one.length, other.length); i++) {
    const difference = (one[i] ?? 0) - (other[i] ?? 0);
    if (difference) return difference;
  }
  return one.length - other.length;
};

export async function shuffle(digest: Digest, seed: Uint8Array, label: string, ids: readonly string[]): Promise<string[]> {
  if (new Set(ids).size !== ids.length) throw new Error("duplicate ids");
  const order = [...ids].sort(byUtf8);
  const next = await stream(digest, seed, label);
  for (let i = 0; i < order.length - 1; i++) {
    const m = BigInt(order.length - i);
    const limit = TWO_64 - (TWO_64 % m);
    let x = await next();
    while (x >= limit) x = await next();
    const j = i + Number(x % m);
    [order[i], order[j]] = [order[j] ?? "", order[i] ?? ""];
  }
  return order;
}

/** Everything of a bundle computed again. Throws for what is no bundle of a draw without teams. */
export async function verify(bundle: Bundle): Promise<Checks> {
  const { manifest, result } = bundle;
  if (manifest.teams !== null || bundle.event_value !== "") throw new Error("not a draw of this kind");
  const digest = digestOf(manifest.hash);
  const commitment = await digest(bytes(canonical(manifest)));
  const inOrder = (rows: { witness: string }[]): boolean => canonical(rows.map((row) => row.witness)) === canonical(manifest.witnesses);
  const revealed = bundle.reveals.map((row) => unhex(row.nonce));
  const promised = await Promise.all(revealed.map(async (nonce) => hex(await digest(nonce))));
  const nonces =
    manifest.witnesses.length >= 2 &&
    inOrder(bundle.reveals) &&
    inOrder(bundle.nonce_commitments) &&
    revealed.every((nonce) => nonce.length === 32) &&
    promised.every((fingerprint, i) => fingerprint === bundle.nonce_commitments[i]?.digest);
  const seed = await digest(joined(bytes(FORMAT), commitment, ...revealed));
  const selected: Record<string, string[]> = {};
  for (const { key, ids, take } of manifest.strata) selected[key] = (await shuffle(digest, seed, `objects:${key}`, ids)).slice(0, take);
  return {
    manifest: hex(commitment) === bundle.commitment && hex(commitment) === result.commitment,
    nonces,
    seed: hex(seed) === result.seed,
    selected: canonical(selected) === canonical(result.selected) && !result.teams.length && !result.unstaffed.length,
  };
}

/** Whether the published codes and salts give exactly the pseudonyms of the list, each code once. */
export async function verifyNames(manifest: Manifest, { names }: Names): Promise<boolean> {
  const digest = digestOf(manifest.hash);
  const given = await Promise.all(names.map(async ({ code, salt }) => hex(await digest(joined(unhex(salt), bytes(code))))));
  const listed = [...manifest.strata.flatMap((stratum) => stratum.ids), ...manifest.excluded.map((row) => row.id)];
  const once = new Set(names.map(({ code }) => code)).size === names.length;
  return once && canonical([...given].sort()) === canonical([...listed].sort());
}
