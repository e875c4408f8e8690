/** The number of a hash, or -1. */
export type Finder = (hash: number) => number;

/** Hash to number, or -1, by open addressing in one typed array: no objects, built in some milliseconds. */
export function finderOf(hashes: Uint32Array): Finder {
  let size = 16;
  while (size < hashes.length * 2) size *= 2;
  const mask = size - 1;
  const table = new Int32Array(size).fill(-1);
  hashes.forEach((hash, number) => {
    let place = hash & mask;
    while ((table[place] ?? -1) >= 0) place = (place + 1) & mask;
    table[place] = number;
  });
  return (hash) => {
    let place = hash & mask;
    for (;;) {
      const number = table[place] ?? -1;
      if (number < 0 || hashes[number] === hash) return number;
      place = (place + 1) & mask;
    }
  };
}
