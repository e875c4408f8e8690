/**
 * A number of [0, 1) that belongs to a message for ever: the same in every process and at every look, and as good as drawn by chance.
 * 53 bits of two hashes of the id (FNV-1a, its bits mixed by the finaliser of MurmurHash3); ids are ours, no customer can choose one.
 */
export function drawNumber(messageId: string): number {
  const high = mixed(fnv1a(messageId, 0x811c9dc5)) >>> 5;
  const low = mixed(fnv1a(messageId, 0x5bd1e995)) >>> 6;
  return (high * 2 ** 26 + low) / 2 ** 53;
}

function fnv1a(text: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

function mixed(hash: number): number {
  let bits = hash;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
