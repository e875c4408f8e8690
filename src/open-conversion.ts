import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { type ConversionDesk, openDesk } from './engine/conversion/conversion-desk.ts';
import { createConversionWorker } from './engine/conversion/conversion-worker.ts';
import type { Engine } from './engine/engine.ts';
import { createJudge } from './responder/judge.ts';
import type { GptSettings } from './responder/responder.ts';
import type { Surroundings } from './store/load-situation.ts';
import type { Store } from './store/open-store.ts';

export interface RunningConversion {
  desk: ConversionDesk;
  start(): void;
  stop(): Promise<void>;
}

interface Parts {
  config: Config;
  store: Store;
  engine: Pick<Engine, 'act'>;
  surroundings(): Surroundings;
  clock: { now(): Date };
  log: Logger;
}

/** Who says whether dialogs have reached their goal: GPT where there is a key, else a rule over events. */
export function openConversion({ config, store, engine, surroundings, clock, log }: Parts): RunningConversion {
  const gpt = gptOf(config);
  const judge = gpt && createJudge({ gpt, log, clock });
  const deps = { store, judge, surroundings, act: engine.act, clock, log };
  const worker = createConversionWorker(deps);
  // In a process that only serves HTTP, another one finds the work by itself.
  const wake = config.ROLE === 'web' ? () => undefined : worker.wake;
  return { desk: openDesk(deps, { wake }), start: worker.start, stop: worker.stop };
}

/** How GPT is reached; null without a key. */
export function gptOf({ OPENAI_API_KEY, OPENAI_BASE_URL, OPENAI_MODEL }: Config): GptSettings | null {
  if (!OPENAI_API_KEY) return null;
  return { apiKey: OPENAI_API_KEY, model: OPENAI_MODEL, ...(OPENAI_BASE_URL && { baseUrl: OPENAI_BASE_URL }) };
}
