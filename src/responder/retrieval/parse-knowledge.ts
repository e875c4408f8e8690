import { parse } from 'yaml';
import { z } from 'zod';
import type { Passage } from './passage.ts';
import { plainText } from './plain-text.ts';

export interface KnowledgeProblem {
  file: string;
  line: number;
  reason: string;
}
export type ParsedPage = { kind: 'parsed'; passages: Passage[] } | { kind: 'broken'; problem: KnowledgeProblem };

const FileName = /^(?<topic>[a-z0-9-]+)\.(?<locale>ru|en)\.md$/;
const FrontMatter = z.strictObject({ title: z.string().trim().min(1), updated: z.iso.date() });

/** A messenger answer of this length is still read. */
const PASSAGE_CHARS = 700;

/** One page `<topic>.<ru|en>.md`: front matter with `title` and `updated`, then sections under headings. */
export function parseKnowledgePage(file: string, content: string): ParsedPage {
  const broken = (line: number, reason: string): ParsedPage => ({ kind: 'broken', problem: { file, line, reason } });
  const name = FileName.exec(file)?.groups;
  if (!name?.topic) return broken(1, 'the name must be <topic>.ru.md or <topic>.en.md, in small Latin letters');
  const page = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)([\s\S]*)$/.exec(content);
  if (!page) return broken(1, 'must begin with front matter: ---, title, updated, ---');

  const front = FrontMatter.safeParse(yamlOrNull(page[1] ?? ''));
  if (!front.success) {
    const issue = front.error.issues[0];
    const key = String(issue?.path[0] ?? '');
    return broken(lineOfKey(content, key), `front matter ${key}: ${issue?.message ?? 'is not valid'}`);
  }
  const locale = name.locale === 'ru' ? 'ru' : 'en';
  const topic = name.topic;
  const passages = sectionsOf(page[2] ?? '').flatMap(({ heading, body }) =>
    piecesOf(plainText(body)).map((text) => ({
      heading: [front.data.title, heading].filter(Boolean).join(': '),
      text,
    })),
  );
  if (passages.length === 0) return broken(1, 'holds no text');
  return {
    kind: 'parsed',
    passages: passages.map(({ heading, text }, index) => ({
      id: `${file}#${index + 1}`,
      source: topic,
      locale,
      heading,
      text,
      asks: '',
      updated: front.data.updated,
    })),
  };
}

function yamlOrNull(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return null;
  }
}

function lineOfKey(content: string, key: string): number {
  const index = key === '' ? -1 : content.split('\n').findIndex((line) => line.startsWith(`${key}:`));
  return index < 0 ? 1 : index + 1;
}

function sectionsOf(markdown: string): { heading: string; body: string }[] {
  return markdown
    .split(/^(?= {0,3}#{1,6}\s)/m)
    .map((section) => {
      const heading = /^ {0,3}#{1,6}\s+(.*)$/m.exec(section);
      return heading && section.trimStart().startsWith('#')
        ? { heading: plainText(heading[1] ?? ''), body: section.slice(section.indexOf('\n') + 1) }
        : { heading: '', body: section };
    })
    .filter(({ body }) => body.trim() !== '' && !/^ {0,3}#/.test(body));
}

/** A paragraph answers one question, so each is a passage; a list stays with the line that introduces it. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (const paragraph of text.split(/\n\s*\n/).filter((part) => part.trim() !== '')) {
    const last = pieces.at(-1);
    const belongs = last?.trimEnd().endsWith(':') && last.length + paragraph.length < PASSAGE_CHARS;
    if (belongs) pieces[pieces.length - 1] = `${last}\n${paragraph}`;
    else pieces.push(paragraph);
  }
  return pieces;
}
