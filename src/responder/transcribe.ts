import { setTimeout as sleep } from 'node:timers/promises';
import OpenAI, { toFile } from 'openai';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Transcriber, Transcription } from '../engine/ports.ts';
import { type GptSettings, OPENAI } from './gpt/complete.ts';
import { type Deadline, withinDeadline } from './gpt/deadline.ts';
import { pauseBefore, reasonOf } from './gpt/failures.ts';

interface Parts {
  gpt: GptSettings;
  clock: { now(): Date };
  log: Logger;
}

/** Longest text that is believed: half an hour of speech has some thirty thousand characters. */
const MOST_TEXT = 40_000;
/** What providers take by the ending of the name, which the type decides; anything else is handed over as Ogg, which they look into. */
const ENDINGS: Record<string, string> = {
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/x-m4a': 'm4a',
  'audio/wav': 'wav',
  'audio/webm': 'webm',
  'video/webm': 'webm',
  'video/mp4': 'mp4',
};

/** Writes down what is said in a voice note, by any provider with OpenAI's API. Returns within the deadline, and never throws. */
export function createTranscriber({ gpt, clock, log }: Parts): Transcriber {
  const client = new OpenAI({
    apiKey: gpt.apiKey,
    baseURL: gpt.baseUrl ?? OPENAI,
    organization: null,
    project: null,
    maxRetries: 0,
    logLevel: 'off',
  });

  async function ask(bytes: Buffer, mime: string, deadline: Deadline): Promise<Transcription> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const file = await toFile(bytes, `voice.${ENDINGS[mime] ?? 'ogg'}`, { type: mime });
        const answer: unknown = await client.audio.transcriptions.create(
          { file, model: gpt.model, response_format: 'json' },
          { signal: deadline.signal, timeout: Math.max(1, Math.ceil(deadline.left())) },
        );
        return read(answer);
      } catch (error) {
        const pause = pauseBefore(attempt, error, clock.now());
        if (pause === null || pause >= deadline.left()) return { kind: 'failed', reason: reasonOf(error) };
        await sleep(pause, undefined, { signal: deadline.signal });
      }
    }
  }

  return {
    async transcribe({ bytes, mime }, deadlineMs) {
      try {
        const asked = await withinDeadline(deadlineMs, (deadline) => ask(bytes, mime, deadline));
        const heard: Transcription = asked.kind === 'late' ? { kind: 'failed', reason: 'deadline' } : asked.value;
        if (heard.kind === 'failed') log.warn({ reason: heard.reason }, 'a voice note was not understood');
        return heard;
      } catch (error) {
        log.error({ err: error }, 'the transcriber failed');
        return { kind: 'failed', reason: 'failed' };
      }
    },
  };
}

/** A page of HTML comes from the SDK as a string. */
const Answer = z.object({ text: z.string().max(MOST_TEXT) });

function read(answer: unknown): Transcription {
  const parsed = Answer.safeParse(answer);
  return parsed.success
    ? { kind: 'text', text: parsed.data.text.replace(/\s+/gu, ' ').trim() }
    : { kind: 'failed', reason: 'not a transcription' };
}
