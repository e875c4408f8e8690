import { isScalar, isSeq, type Node, parseDocument, stringify, type YAMLSeq } from 'yaml';
import { DraftIntent } from '../../domain/training/intent-file.ts';

/**
 * The intent as a file. Where there is one already, its lines that say the same stay as they are, with their order, quotes and comments:
 * what went is gone, what is new stands behind its neighbour. A file in a form that can't be edited line by line is written anew.
 */
export function exportIntent(intent: DraftIntent, file: string | null): string {
  if (file === null) return writtenAnew(intent);
  const edited = editedLines(intent, file);
  return edited !== null && saysSame(edited, intent) ? edited : writtenAnew(intent);
}

function writtenAnew({ intent, description, utterances, held_out }: DraftIntent): string {
  const lines = (texts: readonly string[]) => texts.map((text) => `    - ${scalar(text)}\n`).join('');
  const both = (name: string, { ru, en }: DraftIntent['utterances']) =>
    `${name}:\n  ru:${ru.length > 0 ? `\n${lines(ru)}` : ' []\n'}  en:${en.length > 0 ? `\n${lines(en)}` : ' []\n'}`;
  const head = `intent: ${intent}\ndescription:\n  ru: ${quoted(description.ru)}\n  en: ${quoted(description.en)}\n`;
  const hasHeldOut = held_out.ru.length + held_out.en.length > 0;
  return `${head}${both('utterances', utterances)}${hasHeldOut ? both('held_out', held_out) : ''}`;
}

/** A text on one line, in quotes where YAML would read it as something else. */
const scalar = (text: string): string =>
  stringify(text, { lineWidth: 0, blockQuote: false, defaultStringType: 'PLAIN', defaultKeyType: 'PLAIN' }).trim();
const quoted = (text: string): string => JSON.stringify(text);

/** A change of the text: from, to, what stands there instead. */
interface Splice {
  from: number;
  to: number;
  text: string;
}

function editedLines(intent: DraftIntent, file: string): string | null {
  const document = parseDocument(file);
  const splices: Splice[] = [];
  const replace = (path: string[], text: string, write: (text: string) => string): boolean => {
    const node = document.getIn(path, true);
    if (!isScalar(node) || !node.range) return false;
    if (node.value !== text) splices.push({ from: node.range[0], to: node.range[1], text: write(text) });
    return true;
  };
  if (!replace(['intent'], intent.intent, (name) => name)) return null;
  for (const locale of ['ru', 'en'] as const) {
    if (!replace(['description', locale], intent.description[locale], quoted)) return null;
    const list = document.getIn(['utterances', locale], true);
    if (!isSeq(list) || list.flow) return null;
    const changes = splicesOfList(file, list, intent.utterances[locale]);
    if (!changes) return null;
    splices.push(...changes);
  }
  // From the end, so that places stay where they are.
  return [...splices]
    .sort((a, b) => b.from - a.from || b.to - a.to)
    .reduce((text, { from, to, text: instead }) => `${text.slice(0, from)}${instead}${text.slice(to)}`, file);
}

interface Line {
  value: string;
  from: number;
  to: number;
}

/** What makes a list of one sample a line into another one; null where lines hold more than one. */
function splicesOfList(file: string, list: YAMLSeq, wanted: readonly string[]): Splice[] | null {
  const lines: Line[] = [];
  for (const item of list.items) {
    const line = lineOf(file, item);
    if (!line || line.from < (lines.at(-1)?.to ?? 0)) return null;
    lines.push(line);
  }
  const [first] = lines;
  if (!first) return null;
  const indent = /^\s*-\s+/.exec(file.slice(first.from, first.to))?.[0];
  if (!indent) return null;
  const kept = new Set(wanted);
  const splices: Splice[] = lines
    .filter(({ value }) => !kept.has(value.trim()))
    .map(({ from, to }) => ({ from, to, text: '' }));
  const places = new Map(lines.map((line) => [line.value.trim(), line]));
  let at = first.from;
  let fresh = '';
  const flush = () => {
    if (fresh !== '') splices.push({ from: at, to: at, text: fresh });
    fresh = '';
  };
  for (const text of wanted) {
    const line = places.get(text);
    if (!line) fresh += `${indent}${scalar(text)}\n`;
    else {
      flush();
      at = line.to;
    }
  }
  flush();
  return splices;
}

/** The whole line or lines of an item, its comment behind it included. */
function lineOf(file: string, item: unknown): Line | null {
  if (!isScalar(item)) return null;
  const { range }: Pick<Node, 'range'> = item;
  if (!range || typeof item.value === 'object') return null;
  const from = file.lastIndexOf('\n', range[0]) + 1;
  const end = file.indexOf('\n', range[1]);
  return { value: String(item.value), from, to: end < 0 ? file.length : end + 1 };
}

/** Whether the file says what is to be said, in whichever order. */
function saysSame(text: string, { held_out: _apart, ...intent }: DraftIntent): boolean {
  const document = parseDocument(text);
  const read = document.errors.length > 0 ? null : DraftIntent.safeParse(document.toJS());
  if (!read?.success) return false;
  const { held_out: _too, ...found } = read.data;
  const sorted = ({ utterances: { ru, en }, ...rest }: Omit<DraftIntent, 'held_out'>) =>
    JSON.stringify([rest.intent, rest.description, [...ru].sort(), [...en].sort()]);
  return sorted(found) === sorted(intent);
}
