import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createSseParser, type ServerSentEvent } from '../../src/widget/sse-parser.ts';

const STREAM =
  'retry: 2000\n\n: ping\n\nevent: message\nid: 1\ndata: {"text":"при"}\n\nid: 2\r\ndata: one\r\ndata:two\r\n\r\ndata: after\n\n';
const EVENTS: ServerSentEvent[] = [
  { event: 'message', id: '1', data: '{"text":"при"}' },
  { event: 'message', id: '2', data: 'one\ntwo' },
  { event: 'message', id: '2', data: 'after' },
];

describe('an event stream', () => {
  it('is read whole', () => {
    expect(createSseParser()(STREAM)).toEqual(EVENTS);
  });

  it('is read the same however the network cuts it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1 }), (sizes) => {
        const parse = createSseParser();
        const read: ServerSentEvent[] = [];
        for (let at = 0, turn = 0; at < STREAM.length; turn += 1) {
          const size = sizes[turn % sizes.length] ?? 1;
          read.push(...parse(STREAM.slice(at, at + size)));
          at += size;
        }
        expect(read).toEqual(EVENTS);
      }),
    );
  });

  it('tells nothing of an event that is not finished', () => {
    expect(createSseParser()('data: half\n')).toEqual([]);
  });
});
