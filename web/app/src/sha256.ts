// SHA-256 (FIPS 180-4). Browsers offer theirs on https and localhost only, and
// an office often runs the service on plain http inside its own network.

const primes = (n: number): number[] => {
  const found: number[] = [];
  for (let c = 2; found.length < n; c++) {
    if (found.every((p) => c % p !== 0)) found.push(c);
  }
  return found;
};

const fraction = (x: number): number => ((x - Math.floor(x)) * 2 ** 32) >>> 0;
const rounds = primes(64).map((p) => fraction(Math.cbrt(p)));
const start = primes(8).map((p) => fraction(Math.sqrt(p)));

const turn = (x: number, n: number): number => (x >>> n) | (x << (32 - n));

function padded(data: Uint8Array): DataView {
  const size = Math.ceil((data.length + 9) / 64) * 64;
  const block = new Uint8Array(size);
  block.set(data);
  block[data.length] = 0x80;
  const view = new DataView(block.buffer);
  view.setUint32(size - 8, Math.floor(data.length / 2 ** 29));
  view.setUint32(size - 4, (data.length << 3) >>> 0);
  return view;
}

function schedule(view: DataView, at: number, w: Uint32Array): void {
  for (let i = 0; i < 16; i++) w[i] = view.getUint32(at + i * 4);
  for (let i = 16; i < 64; i++) {
    const a = w[i - 15], b = w[i - 2];
    const s0 = turn(a, 7) ^ turn(a, 18) ^ (a >>> 3);
    const s1 = turn(b, 17) ^ turn(b, 19) ^ (b >>> 10);
    w[i] = w[i - 16] + s0 + w[i - 7] + s1;
  }
}

function compress(h: Uint32Array, w: Uint32Array): void {
  let [a, b, c, d, e, f, g, k] = h;
  for (let i = 0; i < 64; i++) {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const t1 = (k + s1 + ((e & f) ^ (~e & g)) + rounds[i] + w[i]) | 0;
    const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [k, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
  }
  [a, b, c, d, e, f, g, k].forEach((v, i) => (h[i] += v));
}

function digest(data: Uint8Array): Uint32Array {
  const view = padded(data);
  const h = Uint32Array.from(start);
  const w = new Uint32Array(64);
  for (let at = 0; at < view.byteLength; at += 64) {
    schedule(view, at, w);
    compress(h, w);
  }
  return h;
}

/** sha256 is the digest of data in hex. */
export async function sha256(data: ArrayBuffer): Promise<string> {
  if (globalThis.crypto?.subtle) {
    const d = new Uint8Array(await crypto.subtle.digest("SHA-256", data));
    return [...d].map((b) => b.toString(16).padStart(2, "0")).join("");
  }
  return [...digest(new Uint8Array(data))].map((v) => v.toString(16).padStart(8, "0")).join("");
}
