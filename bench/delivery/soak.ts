import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningSubject } from './subject-process.ts';
import type { Workshop } from './workshop.ts';

export interface Soaked {
  messages: number;
  /** In MB: resting before, after every tenth part, resting after. */
  rssBefore: number;
  rss: number[];
  rssAfter: number;
  rssGrowth: number;
  bad: number;
  timedOut: number;
}

const PARTS = 10;
const REST_MS = 5_000;

/** Memory over many messages. The subject has had its load before: what it takes once for working is no growth. */
export async function soak(
  { generator, mongodPid }: Workshop,
  subject: RunningSubject,
  customers: number,
  messages: number,
): Promise<Soaked> {
  await sleep(REST_MS);
  const rssBefore = subject.rss();
  const soaked: Soaked = { messages: 0, rssBefore, rss: [], rssAfter: rssBefore, rssGrowth: 0, bad: 0, timedOut: 0 };
  for (let part = 0; part < PARTS; part += 1) {
    const order = { ...subject.target, mongodPid, kind: 'talk', customers, warmUpMs: 0 } as const;
    const { sent, bad, timedOut, perSecond } = await generator.run({ ...order, messages: Math.ceil(messages / PARTS) });
    soaked.messages += sent;
    soaked.bad += bad;
    soaked.timedOut += timedOut;
    soaked.rss.push(subject.rss());
    process.stderr.write(`soak: ${soaked.messages} messages, ${perSecond.toFixed(0)}/s, ${soaked.rss.at(-1)} MB\n`);
  }
  await sleep(REST_MS);
  soaked.rssAfter = subject.rss();
  soaked.rssGrowth = Math.round((soaked.rssAfter - rssBefore) * 10) / 10;
  return soaked;
}
