import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseDocument } from 'yaml';
import { DraftIntent } from '../../../src/domain/training/intent-file.ts';
import { exportIntent } from '../../../src/nlu/training/export-intent.ts';
import { readIntents } from '../../../src/nlu/training/read-file.ts';
import { readCommand } from '../../../src/training/read-command.ts';
import { buildDraftIntent } from '../../support/build-draft-intent.ts';

const FILE = `# What people ask about money
intent: info.price
description:
  ru: "Про цены"
  en: 'About prices'
utterances:
  ru:
    # the plain ones
    - сколько стоит
    - "почём: стрижка?" # a colon
    - 'цена'
  en:
    - how much
    - what is the price
held_out:
  ru:
    - прайс
  en: []
`;
const read = (text: string) => DraftIntent.parse(parseDocument(text).toJS());
const price = read(FILE);
const withRu = (ru: string[]): DraftIntent => ({ ...price, utterances: { ...price.utterances, ru } });

describe('An intent written back to its file', () => {
  it('leaves the file byte for byte when nothing has changed', () => {
    expect(exportIntent(price, FILE)).toBe(FILE);
  });

  it('changes only the lines of what is new or gone, each in its place', () => {
    const text = exportIntent(withRu(['сколько стоит', 'а почём', 'цена', '# не комментарий: "вот"']), FILE);
    const before = FILE.split('\n');
    const after = text.split('\n');
    expect(after.filter((line) => !before.includes(line))).toEqual([
      '    - а почём',
      `    - '# не комментарий: "вот"'`,
    ]);
    expect(before.filter((line) => !after.includes(line))).toEqual(['    - "почём: стрижка?" # a colon']);
    expect(after.indexOf('    - а почём')).toBe(after.indexOf('    - сколько стоит') + 1);
    expect(text).toContain('# the plain ones');
    expect(read(text).held_out.ru).toEqual(['прайс']);
  });

  it('takes other words for people and another name', () => {
    const text = exportIntent(
      { ...price, intent: 'info.cost', description: { ru: 'О "деньгах"', en: 'About prices' } },
      FILE,
    );
    expect(text).toContain('intent: info.cost');
    expect(text).toContain(`  en: 'About prices'`);
    expect(read(text).description.ru).toBe('О "деньгах"');
  });

  it('is written anew where the file cannot be edited line by line', () => {
    const flow = 'intent: info.price\ndescription: { ru: а, en: b }\nutterances: { ru: [а], en: [b] }\n';
    expect(read(exportIntent(withRu(['б', 'в']), flow)).utterances.ru).toEqual(['б', 'в']);
  });

  it('says what it is to say, whatever the samples are and were', () => {
    const text = fc.oneof(
      fc.constantFrom(
        'да',
        'no',
        '12:30',
        '- тире',
        '"',
        "'",
        '#',
        'a: b',
        '~',
        'null',
        '🙂',
        '{x}',
        '*',
        '&a',
        '!t',
        '%',
        '\\',
      ),
      fc.string({ minLength: 1, maxLength: 12 }),
    );
    const texts = fc.uniqueArray(
      text.map((one) => one.trim()).filter((one) => one !== ''),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const file = exportIntent(withRu(before), null);
        expect([...read(file).utterances.ru].sort()).toEqual([...before].sort());
        expect([...read(exportIntent(withRu(after), file)).utterances.ru].sort()).toEqual([...after].sort());
      }),
      { numRuns: 150 },
    );
  });
});

describe('An uploaded file', () => {
  it('whose anchors repeat each other without end is refused like any other fault', () => {
    const line = (name: string, of: string) => `${name}: &${name} [${Array.from({ length: 9 }, () => of).join(', ')}]`;
    const bomb = [line('a', 'x'), line('b', '*a'), line('c', '*b'), line('d', '*c')].join('\n');
    expect(readIntents('bomb.yml', Buffer.from(bomb))).toEqual({
      kind: 'broken',
      problems: [expect.objectContaining({ file: 'bomb.yml', reason: expect.stringContaining('cannot be read') })],
    });
  });

  const bytes = (text: string) => new TextEncoder().encode(text);
  const reasonsOf = (name: string, content: Uint8Array) => {
    const done = readIntents(name, content);
    return done.kind === 'broken' ? done.problems.map(({ file, line, reason }) => `${file}:${line} ${reason}`) : done;
  };

  it.each<[string, string, Uint8Array, RegExp]>([
    ['an empty file', 'a.yml', bytes(' \n'), /a\.yml:1 is empty/],
    ['a binary file', 'a.jsonl', Uint8Array.from([0x89, 0x50, 0xff, 0x00]), /not a text file/],
    ['text with a zero', 'a.yml', bytes('intent: a\0b'), /not a text file/],
    ['a file of another kind', 'a.csv', bytes('text,intent'), /no known kind/],
    ['no YAML', 'a.yml', bytes('intent: "a\n'), /a\.yml:\d+ \S/],
    ['a field that is no sample', 'a.yml', bytes(FILE.replace('- how much', '- 5')), /a\.yml:13 must be text/],
    ['a line that is no JSON', 'a.jsonl', bytes('{"text":"a","intent":"info.a"}\nno'), /a\.jsonl:2/],
    [
      'a sample that is too long',
      'a.jsonl',
      bytes(JSON.stringify({ text: 'x'.repeat(501), intent: 'a' })),
      /a\.jsonl:1 is longer/,
    ],
    ['far too many lines', 'a.jsonl', bytes('x\n'.repeat(50_002)), /50000 are the most/],
  ])('is refused with line and reason: %s', (_, name, content, reason) => {
    expect(reasonsOf(name, content)).toEqual([expect.stringMatching(reason)]);
  });

  it('is read: an intent with fewer samples than training needs, and samples line by line', () => {
    expect(readIntents('info.price.yml', bytes(FILE))).toEqual({ kind: 'read', intents: [price], described: true });
    const lines = ['{"text":"где вы","intent":"info.location"}', '', '{"text":"where","intent":"info.location"}'].join(
      '\n',
    );
    expect(readIntents('x.jsonl', bytes(lines))).toMatchObject({
      described: false,
      intents: [{ intent: 'info.location', utterances: { ru: ['где вы'], en: ['where'] } }],
    });
  });

  it('of 50,000 samples is read as a whole', () => {
    const lines = Array.from({ length: 50_000 }, (_, at) =>
      JSON.stringify({ text: `sample ${at}`, intent: 'info.a', locale: 'en' }),
    );
    const done = readIntents('x.jsonl', bytes(lines.join('\n')));
    expect(done.kind === 'read' && done.intents[0]?.utterances.en.length).toBe(50_000);
  });

  it('keeps names apart that no intent can have', () => {
    expect(buildDraftIntent('a').intent).toBe('a');
    expect(reasonsOf('a.jsonl', bytes('{"text":"a","intent":"Парковка"}'))).toEqual([
      expect.stringMatching(/booking\.create/),
    ]);
  });
});

describe('The command of the training', () => {
  it.each([
    [['status'], { kind: 'status' }],
    [['publish', 'abc', '--note', 'x'], { kind: 'publish', candidateId: 'abc', note: 'x', override: null }],
    [['rollback', 'files'], { kind: 'rollback', to: null }],
    [['rollback', '3'], { kind: 'rollback', to: 3 }],
    [['export', 'out', '--of', 'draft', '--prune'], { kind: 'export', folder: 'out', of: 'draft', prune: true }],
    [['import', 'a.yml', 'b.jsonl'], { kind: 'import', files: ['a.yml', 'b.jsonl'], replace: false }],
  ])('is read: %j', (args, command) => {
    expect(readCommand(args)).toEqual(command);
  });

  it.each([
    [[], /What is to be done/],
    [['train'], /no command "train"/],
    [['rollback', 'last'], /rollback/],
    [['publish', '--override', 'because'], /--override/],
    [['export', '--of', 'all'], /--of/],
    [['import'], /which files/],
    [['status', '--force'], /--force/],
  ])('is refused with the reason and the usage: %j', (args, reason) => {
    expect(readCommand(args)).toEqual({ kind: 'usage', text: expect.stringMatching(reason) });
  });
});
