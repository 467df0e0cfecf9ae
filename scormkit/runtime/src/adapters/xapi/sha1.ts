/** SHA-1 (FIPS 180-4), for the ids of statements and the ETags of documents. The browser's own is to be had on https alone, and courses
 *  are served over plain http, too. */

/** @returns 40 hex digits. */
export function sha1(bytes: Uint8Array): string {
  const { length } = bytes;
  const blocks = new DataView(new ArrayBuffer((length + 72) & ~63));
  bytes.forEach((byte, at) => blocks.setUint8(at, byte));
  blocks.setUint8(length, 0x80);
  blocks.setUint32(blocks.byteLength - 8, Math.floor(length / 2 ** 29));
  blocks.setUint32(blocks.byteLength - 4, length << 3);
  const hash = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  const words: number[] = [];
  for (let block = 0; block < blocks.byteLength; block += 64) {
    let [a, b, c, d, e] = hash;
    for (let round = 0; round < 80; round++) {
      const word = round < 16 ? blocks.getInt32(block + 4 * round) : rotated(words[round - 3] ^ words[round - 8] ^ words[round - 14] ^ words[round - 16], 1);
      words[round] = word;
      const [mixed, constant] =
        round < 20 ? [(b & c) | (~b & d), 0x5a827999]
        : round < 40 ? [b ^ c ^ d, 0x6ed9eba1]
        : round < 60 ? [(b & c) | (b & d) | (c & d), 0x8f1bbcdc]
        : [b ^ c ^ d, 0xca62c1d6];
      [a, b, c, d, e] = [(rotated(a, 5) + mixed + e + constant + word) | 0, a, rotated(b, 30), c, d];
    }
    [a, b, c, d, e].forEach((value, n) => (hash[n] = (hash[n] + value) | 0));
  }
  return hash.map((value) => (value >>> 0).toString(16).padStart(8, "0")).join("");
}

function rotated(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

/** The namespace of names that are URLs (RFC 4122, appendix C). */
const NAMESPACE = "6ba7b8119dad11d180b400c04fd430c8";

/** The UUID of a name (RFC 4122, version 5): the same name, the same UUID. */
export function uuidOf(name: string): string {
  const space = NAMESPACE.match(/../g)!.map((pair) => parseInt(pair, 16));
  const hash = sha1(new Uint8Array([...space, ...new TextEncoder().encode(name)]));
  const variant = ((parseInt(hash[16], 16) & 3) | 8).toString(16);
  return [hash.slice(0, 8), hash.slice(8, 12), `5${hash.slice(13, 16)}`, variant + hash.slice(17, 20), hash.slice(20, 32)].join("-");
}
