/** Sensible places to cut, best first. Each pattern matches up to the cut, so its end is where the next part begins. */
const SEAMS = [/\n[^\S\n]*\n\s*/gu, /\n\s*/gu, /[.!?…]["»”)]*\s+/gu, /\s+/gu];

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * Cuts a text into parts of at most `limit` UTF-16 units (2 or more). Joined again they are exactly the text.
 * A cut goes between paragraphs, else lines, sentences or words, and never through a grapheme, unless one alone is over the limit.
 */
export function splitText(text: string, limit: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const cut = cutWithin(rest, limit);
    parts.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  return [...parts, rest];
}

/** Cuts a text into messages of at most `most`, counted in UTF-16 units or, as Instagram does, in bytes of UTF-8; blank ones are left out. */
export function splitMessage(text: string, most: number, unit: 'utf16' | 'bytes'): string[] {
  const parts = unit === 'bytes' ? splitBytes(text, most) : splitText(text, most);
  return parts.filter((part) => part.trim() !== '');
}

const encoder = new TextEncoder();

function splitBytes(text: string, most: number): string[] {
  // One unit is three bytes at the most: a pair of units is four.
  const smallest = Math.floor(most / 3);
  for (let units = most; ; units = Math.floor(units * 0.75)) {
    const parts = splitText(text, Math.max(units, smallest));
    if (units <= smallest || parts.every((part) => encoder.encode(part).length <= most)) return parts;
  }
}

/** The longest beginning of the text of at most `limit` units that does not end inside a grapheme. */
export function cutText(text: string, limit: number): string {
  return text.length <= limit ? text : text.slice(0, graphemeCut(graphemes.segment(text), text, limit));
}

function cutWithin(text: string, limit: number): number {
  // One unit more than fits shows whether the limit itself is a seam; a far shorter look keeps huge texts cheap.
  const segments = graphemes.segment(text.slice(0, limit * 2));
  const head = text.slice(0, limit);
  for (const seam of SEAMS) {
    const cuts = [...head.matchAll(seam)].map((match) => match.index + match[0].length);
    // A seam in the first half would leave a stub of a message; a worse seam further on reads better.
    const cut = cuts.findLast((at) => at >= limit / 2 && segments.containing(at)?.index === at);
    if (cut !== undefined) return cut;
  }
  return graphemeCut(segments, text, limit);
}

function graphemeCut(segments: Intl.Segments, text: string, limit: number): number {
  const start = segments.containing(limit)?.index ?? limit;
  if (start > 0) return start;
  const endsInsidePair = /[\uD800-\uDBFF]/.test(text.charAt(limit - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(limit));
  return endsInsidePair ? limit - 1 : limit;
}
