import type { FileForm } from '../../domain/contacts/import.ts';

type Encoding = FileForm['encoding'];

/** Looks at a file piece by piece and tells how its letters are written: by its mark, else by what its bytes can be. */
export function createEncodingFinder() {
  const strict = new TextDecoder('utf-8', { fatal: true });
  let head = Buffer.alloc(0);
  let isUtf8 = true;
  const check = (piece?: Buffer): void => {
    if (!isUtf8) return;
    try {
      if (piece) strict.decode(piece, { stream: true });
      else strict.decode();
    } catch {
      isUtf8 = false;
    }
  };
  return {
    look(piece: Buffer): void {
      if (head.length < HEAD) head = Buffer.concat([head, piece]).subarray(0, HEAD);
      check(piece);
    },
    end(): Encoding {
      check();
      return byMark(head) ?? byZeros(head) ?? (isUtf8 ? 'utf-8' : 'windows-1251');
    },
  };
}

const HEAD = 4096;

function byMark(head: Buffer): Encoding | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 'utf-8' : null;
}

/** Delimiters, digits and line ends have a zero byte in UTF-16, on the side of the order of bytes. */
function byZeros(head: Buffer): Encoding | null {
  let [even, odd] = [0, 0];
  for (const [at, byte] of head.entries()) {
    if (byte !== 0) continue;
    if (at % 2 === 0) even++;
    else odd++;
  }
  if (even + odd < head.length / 20) return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
}
