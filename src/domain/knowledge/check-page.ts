import type { PageText } from './page-text.ts';

export const LONGEST_TITLE = 120;
/** Some ten screens of a phone: longer ones are several pages. */
export const LONGEST_BODY = 20_000;
/** A paragraph is an answer, and nobody reads a longer one in a messenger. */
export const LONGEST_ANSWER = 700;

export const PAGE_ERRORS = ['no_title', 'long_title', 'no_text', 'long_text', 'control_sign'] as const;
export const PAGE_WARNINGS = ['markup', 'image', 'table', 'code', 'empty_heading', 'long_answer'] as const;
export type PageError = (typeof PAGE_ERRORS)[number];
export type PageWarning = (typeof PAGE_WARNINGS)[number];

export interface PageCheck {
  errors: { code: PageError; line: number }[];
  warnings: { code: PageWarning; line: number }[];
}

/** Of one kind, the first ones are told. */
const MOST_OF_A_KIND = 5;

/** What keeps a page from being saved, and what a messenger will show otherwise than it is written. Lines of the body from 1; 0: the title. */
export function checkPage({ title, body }: PageText): PageCheck {
  const lines = body.replaceAll('\r\n', '\n').split('\n');
  return { errors: errorsOf(title, body, lines), warnings: body.length > LONGEST_BODY ? [] : warningsOf(lines) };
}

function errorsOf(title: string, body: string, lines: readonly string[]): PageCheck['errors'] {
  const errors: PageCheck['errors'] = [];
  if (title.trim() === '') errors.push({ code: 'no_title', line: 0 });
  if (title.trim().length > LONGEST_TITLE) errors.push({ code: 'long_title', line: 0 });
  if (hasControl(title)) errors.push({ code: 'control_sign', line: 0 });
  if (!lines.some((line) => line.trim() !== '' && !isHeading(line))) errors.push({ code: 'no_text', line: 1 });
  if (body.length > LONGEST_BODY) errors.push({ code: 'long_text', line: lineAt(body, LONGEST_BODY) });
  const control = lines.findIndex(hasControl);
  if (control >= 0) errors.push({ code: 'control_sign', line: control + 1 });
  return errors;
}

function warningsOf(lines: readonly string[]): PageCheck['warnings'] {
  const found = lines.flatMap((text, index): PageCheck['warnings'] => {
    const line = index + 1;
    const next = lines.slice(index + 1).find((other) => other.trim() !== '');
    return [
      ...(/!\[[^\]]*\]\(/.test(text) ? [{ code: 'image' as const, line }] : []),
      ...(/<\/?[a-z][^<>]*>/i.test(text) ? [{ code: 'markup' as const, line }] : []),
      ...(/^\s*\|.*\|\s*$/.test(text) ? [{ code: 'table' as const, line }] : []),
      ...(/^\s*```/.test(text) ? [{ code: 'code' as const, line }] : []),
      ...(isHeading(text) && (next === undefined || isHeading(next)) ? [{ code: 'empty_heading' as const, line }] : []),
    ];
  });
  const all = [...found, ...longAnswers(lines)];
  return PAGE_WARNINGS.flatMap((code) => all.filter((one) => one.code === code).slice(0, MOST_OF_A_KIND)).sort(
    (a, b) => a.line - b.line,
  );
}

function longAnswers(lines: readonly string[]): PageCheck['warnings'] {
  const warnings: PageCheck['warnings'] = [];
  let start = 0;
  let length = 0;
  for (const [index, line] of [...lines, ''].entries()) {
    if (line.trim() === '' || isHeading(line)) {
      if (length > LONGEST_ANSWER) warnings.push({ code: 'long_answer', line: start + 1 });
      start = index + 1;
      length = 0;
    } else length += line.length + 1;
  }
  return warnings;
}

const isHeading = (line: string): boolean => /^ {0,3}#{1,6}\s/.test(`${line} `);

/** Signs that no keyboard writes; tabs are fine. */
const hasControl = (text: string): boolean =>
  [...text].some((sign) => {
    const code = sign.codePointAt(0) ?? 0;
    return (code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 127 || (code >= 0xd800 && code < 0xe000);
  });

const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length;
