import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkPage, LONGEST_BODY } from '../../../src/domain/knowledge/check-page.ts';
import { PageTopic, pageName, readPageName, topicFor } from '../../../src/domain/knowledge/page-name.ts';
import { composePage, sameText, splitPage } from '../../../src/domain/knowledge/page-text.ts';
import { parseKnowledgePage } from '../../../src/responder/retrieval/parse-knowledge.ts';

const codes = (body: string, title = 'Парковка') => {
  const { errors, warnings } = checkPage({ title, body });
  return [...errors, ...warnings].map(({ code, line }) => `${code}:${line}`);
};

describe('The name of a page', () => {
  it('is made of its title, in Latin letters, and of nobody else', () => {
    expect(topicFor('Парковка для гостей', new Set())).toBe('parkovka-dlya-gostey');
    expect(topicFor('Café & crème?', new Set())).toBe('cafe-creme');
    expect(topicFor('Парковка', new Set(['parkovka', 'parkovka-2']))).toBe('parkovka-3');
    expect(topicFor('???', new Set())).toBe('page');
    expect(readPageName(pageName('being-late', 'en'))).toEqual({ topic: 'being-late', locale: 'en' });
    expect(readPageName('being-late.de')).toBeNull();
  });

  it('is good for a file, whatever the title', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        (title) => PageTopic.safeParse(topicFor(title, new Set())).success,
      ),
    );
  });
});

describe('The text of a page', () => {
  it('is taken apart and put together again, with the lines of its file', () => {
    const file = '---\n\ntitle: "Дети: 0+"\nupdated: 2026-11-01\n---\n\nМожно с детьми.\n\n## Возраст\n\nЛюбой.\n';
    expect(splitPage(file)).toEqual({
      title: 'Дети: 0+',
      updated: '2026-11-01',
      body: 'Можно с детьми.\n\n## Возраст\n\nЛюбой.',
      bodyLine: 7,
    });
    expect(splitPage('no front matter')).toMatchObject({ title: '', body: 'no front matter', bodyLine: 1 });
  });

  it('is what its loader reads, whatever people write into it', () => {
    const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(words, words, (title, body) => {
        fc.pre(checkPage({ title, body }).errors.length === 0 && title.trim() !== '');
        const file = composePage({ title, body, updated: '2026-11-10' });
        const page = splitPage(file);
        expect(sameText(page, { title, body })).toBe(true);
        expect(page.updated).toBe('2026-11-10');
        const parsed = parseKnowledgePage('some-page.ru.md', file);
        const isEmptyOfText = parsed.kind === 'broken' && parsed.problem.reason === 'holds no text';
        expect(parsed.kind === 'parsed' || isEmptyOfText).toBe(true);
      }),
    );
  });
});

describe('The check of a page', () => {
  it('says what keeps it from being saved, and where', () => {
    expect(codes('Есть двор.')).toEqual([]);
    expect(codes('Есть двор.', '  ')).toEqual(['no_title:0']);
    expect(codes('', 'x'.repeat(200))).toEqual(['long_title:0', 'no_text:1']);
    expect(codes('# Только заголовок')).toContain('no_text:1');
    expect(codes('Раз\nдва\u0000')).toEqual(['control_sign:2']);
    expect(codes(`Раз\n${'a'.repeat(LONGEST_BODY)}`)).toEqual(['long_text:2']);
  });

  it('warns of what a messenger shows otherwise', () => {
    expect(codes('Текст\n\n<b>жирно</b>\n![вход](a.png)\n| a | b |\n```')).toEqual([
      'markup:3',
      'image:4',
      'table:5',
      'code:6',
    ]);
    expect(codes('Текст\n\n## Пусто\n\n## Есть\n\nДа.\n\n## Тоже пусто')).toEqual([
      'empty_heading:3',
      'empty_heading:9',
    ]);
    expect(codes(`Коротко.\n\n${'слово '.repeat(200)}`)).toEqual(['long_answer:3']);
    expect(codes('<i>\n'.repeat(50)).length).toBe(5);
  });
});
