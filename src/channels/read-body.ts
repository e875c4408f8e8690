/** One update as it came, polled or pushed. */
export interface RawUpdate {
  raw: unknown;
  /** Its bytes, where we have them. */
  body?: Buffer;
  /** Why `raw` is only the text of the bytes. */
  unreadable?: string;
}

/** What is kept of a body that is no JSON: enough to see what it was. */
const MOST_TEXT = 64 * 1024;

/** The update in a webhook's body; what is no JSON stays text, with the reason. Never throws. */
export function readBody(body: Buffer): RawUpdate {
  const text = textOf(body);
  if (text === null) return unreadable(body, 'not UTF-8');
  try {
    const raw: unknown = JSON.parse(text);
    return { raw, body };
  } catch {
    // The parser's own words quote the body.
    return unreadable(body, body.length === 0 ? 'an empty body' : 'not JSON');
  }
}

function textOf(body: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return null;
  }
}

function unreadable(body: Buffer, reason: string): RawUpdate {
  return { raw: body.subarray(0, MOST_TEXT).toString('utf8'), body, unreadable: reason };
}
