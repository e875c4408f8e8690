/** Only these; what else looks like an address (`javascript:`) stays a text. */
const ADDRESS = /https?:\/\/[^\s<>"'«»]+/gu;
/** Belongs to the sentence, not to the address. */
const END = /[.,;:!?)\]}]+$/u;

export type Piece = { kind: 'text'; text: string } | { kind: 'link'; url: string };

/** Cuts a text into plain pieces and web addresses. */
export function linkify(text: string): Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const url = match[0].replace(END, '');
    if (match.index > done) pieces.push({ kind: 'text', text: text.slice(done, match.index) });
    pieces.push({ kind: 'link', url });
    done = match.index + url.length;
  }
  if (done < text.length) pieces.push({ kind: 'text', text: text.slice(done) });
  return pieces;
}
