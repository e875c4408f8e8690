import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pino from 'pino';
import { createTranscriber } from '../../src/responder/transcribe.ts';
import { type Behaviour, type FakeOpenai, startFakeOpenai } from '../support/fake-openai.ts';
import { VOICE } from '../support/sample-files.ts';

const WORDS = { kind: 'raw', body: JSON.stringify({ text: ' Запишите  меня\n на завтра ' }) } as const;
const PATIENT_MS = 5_000;

describe('Listening to a voice note', () => {
  let openai: FakeOpenai;
  beforeAll(async () => {
    openai = await startFakeOpenai();
  });
  afterAll(() => openai.stop());

  function listen(behaviours: Behaviour[], { deadlineMs = PATIENT_MS, mime = 'audio/ogg' } = {}) {
    openai.play(...behaviours);
    const transcriber = createTranscriber({
      gpt: { apiKey: 'k', baseUrl: openai.url, model: 'gpt-4o-mini-transcribe' },
      clock: { now: () => new Date() },
      log: pino({ level: 'silent' }),
    });
    return transcriber.transcribe({ bytes: VOICE, mime }, deadlineMs);
  }

  it('gives its words, and sends the sound with the model and a name that providers know', async () => {
    expect(await listen([WORDS])).toEqual({ kind: 'text', text: 'Запишите меня на завтра' });
    const [form = ''] = openai.heard;
    expect(form).toContain('gpt-4o-mini-transcribe');
    expect(form).toContain('filename="voice.ogg"');
    expect(form).toContain(VOICE.toString('latin1'));
    await listen([WORDS], { mime: 'audio/mp4' });
    expect(openai.heard[0]).toContain('filename="voice.m4a"');
  });

  it('gives an empty text for silence', async () => {
    expect(await listen([{ kind: 'raw', body: '{"text":""}' }])).toEqual({ kind: 'text', text: '' });
  });

  it('tries again when the provider stumbles, and not when it refuses', async () => {
    expect(await listen([{ kind: 'status', status: 500 }, WORDS])).toMatchObject({ kind: 'text' });
    const refused = await listen([{ kind: 'status', status: 401 }, WORDS]);
    expect([refused, openai.heard.length]).toEqual([{ kind: 'failed', reason: 'http 401' }, 1]);
    const quota = { message: 'no', code: 'insufficient_quota' };
    const spent = await listen([{ kind: 'status', status: 429, error: quota }, WORDS]);
    expect([spent, openai.heard.length]).toEqual([{ kind: 'failed', reason: 'http 429' }, 1]);
  });

  it.each<[string, Behaviour, string]>([
    ['a page of HTML', { kind: 'raw', body: '<html></html>', type: 'text/html' }, 'not a transcription'],
    ['something else', { kind: 'raw', body: '{"words":[]}' }, 'not a transcription'],
    ['broken JSON', { kind: 'raw', body: '{"text":' }, 'broken JSON'],
    ['a wish to be asked in an hour', { kind: 'status', status: 429, headers: { 'retry-after': '3600' } }, 'http 429'],
  ])('fails with a reason on %s', async (_what, behaviour, reason) => {
    expect(await listen([behaviour])).toEqual({ kind: 'failed', reason });
  });

  it.each<[string, Behaviour]>([
    ['says nothing', { kind: 'hang' }],
    ['stops in the middle', { kind: 'stall' }],
  ])('ends within its deadline when the provider %s', async (_what, behaviour) => {
    expect(await listen([behaviour], { deadlineMs: 150 })).toEqual({ kind: 'failed', reason: 'deadline' });
  });
});
