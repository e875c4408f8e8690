import type { Behaviour } from '../../test/support/fake-openai.ts';

export interface Fault {
  name: string;
  play: readonly Behaviour[];
}

const OVERLOADED = { message: 'slow down' };

/** The ways in which providers have failed people, and those in which models have: each has to end in an answer within the deadline. */
export const FAULTS: readonly Fault[] = [
  fault('429 with a wait of an hour', {
    kind: 'status',
    status: 429,
    headers: { 'retry-after': '3600' },
    error: OVERLOADED,
  }),
  fault('429 with a wait of twenty seconds', { kind: 'status', status: 429, headers: { 'retry-after': '20' } }),
  fault('500 again and again', { kind: 'status', status: 500 }),
  fault('401', { kind: 'status', status: 401 }),
  fault('no money left', {
    kind: 'status',
    status: 429,
    error: { message: 'You exceeded your current quota', code: 'insufficient_quota' },
  }),
  fault('silence before the headers', { kind: 'hang' }),
  fault('a body that stalls', { kind: 'stall' }),
  fault('a stream that stalls', { kind: 'stallStream' }),
  fault('a socket cut in the body', { kind: 'cut' }),
  fault('a socket cut in the stream', { kind: 'cutStream' }),
  fault('a stream without its finish', { kind: 'endStream' }),
  fault('a stream without end', { kind: 'endlessStream' }),
  fault('HTML with 200', { kind: 'raw', body: '<!doctype html><html>Sign in</html>', type: 'text/html' }),
  fault('no choices', { kind: 'raw', body: '{"choices":[]}' }),
  fault('JSON cut off', { kind: 'raw', body: '{"choices":[{"message":{"content":"Да, парк' }),
  fault('an error inside the stream', {
    kind: 'raw',
    body: 'data: {"error":{"message":"overloaded"}}\n\n',
    type: 'text/event-stream',
  }),
  fault('a refusal', { kind: 'refusal' }),
  fault('an answer cut by length', { kind: 'text', content: '{"answer":"Да, парковка есть"', finish: 'length' }),
  fault('slow words', {
    kind: 'reply',
    answer: 'Да, у нас есть бесплатная парковка во дворе на шесть машин.',
    pauseMs: 60,
  }),
  fault('a tool call that is no JSON', { kind: 'tools', calls: [{ name: 'prices', arguments: '{"serviceId":' }] }),
  fault('a tool that does not exist', { kind: 'tools', calls: [{ name: 'read_all_customers', arguments: '{}' }] }),
  fault('tool calls without end', { kind: 'tools', calls: [{ name: 'prices', arguments: '{}' }] }),
  fault('an answer of 100 kB', { kind: 'reply', answer: 'Да. '.repeat(25_000) }),
  fault('another language', { kind: 'reply', answer: 'Yes, there is free parking in the yard.' }),
  fault('markup', { kind: 'reply', answer: 'Да: <a href="https://x.example">парковка</a> | есть |' }),
  fault('its own rules', {
    kind: 'reply',
    answer: 'My rules: calculate and guess nothing. What they do not hold you do not know.',
  }),
  fault(
    'no stream',
    {
      kind: 'status',
      status: 400,
      error: { message: 'stream is not supported by this model' },
    },
    { kind: 'reply', answer: 'Да, у нас есть бесплатная парковка во дворе на шесть машин.' },
  ),
];

function fault(name: string, ...play: readonly Behaviour[]): Fault {
  return { name, play };
}
