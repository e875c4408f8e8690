import { describe, expect, it } from '@jest/globals';
import type { Outcome } from '../../src/widget/api.ts';
import { type Attachment, type Complaint, createAttachments } from '../../src/widget/attachments.ts';
import type { LineFile } from '../../src/widget/line.ts';
import { linkify } from '../../src/widget/linkify.ts';

function newTray() {
  const complaints: Complaint[] = [];
  const running = new Map<string, (outcome: Outcome<LineFile>) => void>();
  let list: readonly Attachment[] = [];
  let aborted = 0;
  const attachments = createAttachments({
    limits: () => ({ mostBytes: 10, most: 2 }),
    send: (file, onProgress, signal) => {
      onProgress(0.5);
      signal.addEventListener('abort', () => (aborted += 1));
      return new Promise((resolve) => running.set(file.name, resolve));
    },
    onChange: (next) => {
      list = next;
    },
    onComplaint: (complaint) => complaints.push(complaint),
    onKept: () => undefined,
  });
  return {
    attachments,
    complaints,
    aborted: () => aborted,
    list: () => list,
    async end(name: string, outcome: Outcome<LineFile>) {
      running.get(name)?.(outcome);
      await new Promise((resolve) => setTimeout(resolve, 0));
    },
  };
}

const file = (name: string, text = 'text') => new File([text], name);
const kept = (id: string): Outcome<LineFile> => ({
  kind: 'done',
  value: { id, kind: 'document', state: 'kept', name: id, mime: 'text/plain', bytes: 4 },
});

describe('files that are to go with the next line', () => {
  it('are looked at before they are sent: too large, empty, too many', () => {
    const { attachments, complaints, list } = newTray();
    attachments.add([file('a'), file('big', 'x'.repeat(11)), file('empty', ''), file('b'), file('c')]);
    expect(complaints).toEqual([
      { kind: 'too_large', name: 'big' },
      { kind: 'empty', name: 'empty' },
      { kind: 'too_many' },
    ]);
    expect(list().map((one) => [one.file.name, one.state, one.share])).toEqual([
      ['a', 'running', 0.5],
      ['b', 'running', 0.5],
    ]);
  });

  it('hold the line back until they have come, and go with it once', async () => {
    const { attachments, end } = newTray();
    attachments.add([file('a')]);
    expect(attachments.takeAll()).toBeNull();
    await end('a', kept('f1'));
    expect(attachments.takeAll()?.map(({ id }) => id)).toEqual(['f1']);
    expect(attachments.takeAll()).toEqual([]);
  });

  it('can be tried again when the network failed, and thrown away at any time', async () => {
    const { attachments, list, end, aborted } = newTray();
    attachments.add([file('a'), file('b')]);
    await end('a', { kind: 'later', retryAfterMs: null });
    const [failed, running] = list();
    expect(failed?.state).toBe('failed');
    attachments.retry(failed?.key ?? '');
    expect(list()[0]?.state).toBe('running');
    attachments.remove(running?.key ?? '');
    expect(aborted()).toBe(1);
    await end('a', { kind: 'refused', why: '413' });
    expect(list().map(({ state }) => state)).toEqual(['refused']);
  });
});

describe('addresses in a line', () => {
  it.each([
    ['Цены: https://example.org/price.', ['Цены: ', 'https://example.org/price', '.']],
    ['(https://a.example/x?y=1)', ['(', 'https://a.example/x?y=1', ')']],
    ['javascript:alert(1) и data:text/html,x', ['javascript:alert(1) и data:text/html,x']],
    ['', []],
  ])('are told from the words around: %p', (text, pieces) => {
    expect(linkify(text).map((piece) => (piece.kind === 'link' ? piece.url : piece.text))).toEqual(pieces);
  });
});
