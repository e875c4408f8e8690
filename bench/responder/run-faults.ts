import { pino } from 'pino';
import type { Question } from '../../src/engine/ports.ts';
import type { Passage } from '../../src/responder/load-knowledge.ts';
import { createResponder } from '../../src/responder/responder.ts';
import { type FakeOpenai, startFakeOpenai } from '../../test/support/fake-openai.ts';
import type { Fault } from './faults.ts';

export interface FaultScore {
  faults: number;
  /** Share of questions that were answered within the deadline. */
  answeredWithinDeadline: number;
  hangs: number;
  /** Half or damaged answers that were taken for whole ones. */
  halfSent: number;
  slowestMs: number;
  failed: string[];
}

interface World {
  question: Question;
  pages: readonly Passage[];
  deadlineMs: number;
  idleMs: number;
}

/** A question in the middle of which a process was asked to end, or a network to breathe. */
const GRACE_MS = 1_000;
const WHOLE = new Set(['slow words', 'no stream']);

/** Asks the same question of a provider with each fault, and looks at what the customer would get. */
export async function runFaults(faults: readonly Fault[], world: World): Promise<FaultScore> {
  const provider = await startFakeOpenai();
  const score: FaultScore = {
    faults: faults.length,
    answeredWithinDeadline: 0,
    hangs: 0,
    halfSent: 0,
    slowestMs: 0,
    failed: [],
  };
  let answered = 0;
  try {
    for (const fault of faults) {
      const { ms, ok, half, hung } = await runOne(provider, fault, world);
      answered += ok ? 1 : 0;
      score.hangs += hung ? 1 : 0;
      score.halfSent += half ? 1 : 0;
      score.slowestMs = Math.max(score.slowestMs, Math.round(ms));
      if (!ok || half) score.failed.push(fault.name);
    }
  } finally {
    await provider.stop();
  }
  return { ...score, answeredWithinDeadline: answered / faults.length };
}

async function runOne(provider: FakeOpenai, { name, play }: Fault, { question, pages, deadlineMs, idleMs }: World) {
  provider.play(...play);
  const responder = createResponder({
    knowledge: () => pages,
    gpt: { apiKey: 'sk-bench', baseUrl: provider.url, model: 'gpt-4o-mini', deadlineMs, idleMs, pauseMs: 20 },
    log: pino({ level: 'silent' }),
    clock: { now: () => question.now },
  });
  const started = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), deadlineMs + GRACE_MS);
  });
  const answer = await Promise.race([responder.answer(question), late]);
  clearTimeout(timer);
  const ms = performance.now() - started;
  const byGpt = answer?.kind === 'answer' && answer.receipt.by === 'gpt';
  return {
    ms,
    hung: answer === null,
    ok: answer?.kind === 'answer' && answer.text.length > 0,
    // A fault that leaves no whole answer must not be sent as one, and one that does must be.
    half: byGpt !== WHOLE.has(name),
  };
}
