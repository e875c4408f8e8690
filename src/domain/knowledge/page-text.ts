/** A page as people write it: its heading, and what it says. */
export interface PageText {
  title: string;
  /** Markdown. */
  body: string;
}

export interface SplitPage extends PageText {
  /** When it was last looked over, YYYY-MM-DD; empty when the file does not say. */
  updated: string;
  /** Line of the file at which the body begins, from 1. */
  bodyLine: number;
}

/** A page's file in parts. What has no front matter is all body: the loader says what is wrong with it. */
export function splitPage(text: string): SplitPage {
  const match = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)((?:[ \t]*\r?\n)*)/.exec(text);
  if (!match) return { title: '', updated: '', body: text.trim(), bodyLine: 1 };
  const [whole = '', front = ''] = match;
  return {
    title: scalar(front, 'title'),
    updated: scalar(front, 'updated'),
    body: text.slice(whole.length).replaceAll('\r\n', '\n').trimEnd(),
    bodyLine: whole.split('\n').length,
  };
}

/** The file of a page. `updated`: YYYY-MM-DD. */
export function composePage({ title, body, updated }: PageText & { updated: string }): string {
  return `---\ntitle: ${quoted(title.trim())}\nupdated: ${updated}\n---\n\n${body.replaceAll('\r\n', '\n').trim()}\n`;
}

/** The same words, whatever the day: saving them again would change nothing. */
export const sameText = (a: PageText, b: PageText): boolean =>
  a.title.trim() === b.title.trim() &&
  a.body.replaceAll('\r\n', '\n').trim() === b.body.replaceAll('\r\n', '\n').trim();

function scalar(front: string, key: string): string {
  const value = new RegExp(`^${key}:[ \\t]*(.*?)[ \\t]*$`, 'm').exec(front)?.[1] ?? '';
  if (value.startsWith('"')) return unescaped(value);
  if (value.startsWith("'")) return value.replace(/^'|'$/g, '').replaceAll("''", "'");
  return value.replace(/ #.*$/, '');
}

function unescaped(value: string): string {
  try {
    return String(JSON.parse(value));
  } catch {
    return value.replace(/^"|"$/g, '');
  }
}

/** Plain where YAML cannot take it for anything else, so that files diff well. */
const quoted = (title: string): string =>
  /^[\p{L}][\p{L}\p{N} ,.!?()«»„“”’—–-]*$/u.test(title) && !/^(?:true|false|null|yes|no|on|off)$/i.test(title)
    ? title
    : JSON.stringify(title);
