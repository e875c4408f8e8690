import type { Logger } from 'pino';
import { createMask, type Mask } from '../domain/masking/mask-personal-data.ts';
import type { Judge, JudgeAnswer, JudgeQuestion } from '../engine/ports.ts';
import { type Completed, createCompletion, type GptSettings } from './gpt/complete.ts';
import { withinDeadline } from './gpt/deadline.ts';
import { JUDGE_FORM, readClaim } from './gpt/judge-claim.ts';
import { judgePrompt } from './gpt/judge-prompt.ts';

interface JudgeParts {
  gpt: GptSettings;
  log: Logger;
  clock: { now(): Date };
}

/** Nobody waits at a screen for a judgement, and a long dialog is read for some seconds. */
const DEADLINE_MS = 25_000;
/** Russian takes about 0.35 tokens a character and English 0.25, marks and brackets more: a half is never too little. */
const TOKENS_A_CHAR = 0.5;

/** Asks GPT for a 1 or a 0. Returns within the deadline whatever the provider does, and never throws. */
export function createJudge({ gpt, log, clock }: JudgeParts): Judge {
  const complete = createCompletion(gpt, clock, JUDGE_FORM);

  async function ask(question: JudgeQuestion): Promise<JudgeAnswer> {
    const mask = createMask([]);
    const messages = judgePrompt(question, mask.mask);
    const asked = await withinDeadline(gpt.deadlineMs ?? DEADLINE_MS, (deadline) => complete(messages, [], deadline));
    if (asked.kind === 'late') return { kind: 'failed', why: 'deadline', tokens: 0 };
    const { value } = asked;
    const tokens = costOf(value) ?? mostTokens(question);
    if (value.kind === 'failed') {
      log.warn({ reason: value.reason }, 'GPT has not judged');
      return { kind: 'failed', why: whyOf(value.reason), tokens };
    }
    const claim = value.kind === 'text' ? readClaim(value.content) : null;
    return claim ? { kind: 'claim', claim: opened(claim, mask), tokens } : { kind: 'failed', why: 'nonsense', tokens };
  }

  return {
    model: gpt.model,
    async judge(question) {
      try {
        return await ask(question);
      } catch (error) {
        log.error({ err: error }, 'the judge failed');
        return { kind: 'failed', why: 'provider_error', tokens: 0 };
      }
    },
    mostTokens,
  };
}

function mostTokens(question: JudgeQuestion): number {
  const chars = judgePrompt(question, (text) => text).reduce((sum, { content }) => sum + String(content).length, 0);
  return Math.ceil(chars * TOKENS_A_CHAR) + JUDGE_FORM.mostTokens;
}

/** Null when nobody knows: the provider has read the question, and does not say for how much. */
function costOf(value: Completed): number | null {
  const told = value.tokens.prompt + value.tokens.completion;
  if (told > 0) return told;
  const isFree = value.kind === 'failed' && (value.reason.startsWith('http ') || FREE.includes(value.reason));
  return isFree ? 0 : null;
}

/** Nobody has read the question, or it was no model that answered; what a deadline costs is for the asker to say. */
const FREE = ['no connection', 'not a completion', 'broken JSON', 'deadline'];

function opened<T extends { quote: string; reason: string }>(claim: T, { unmask }: Mask): T {
  return { ...claim, quote: unmask(claim.quote), reason: unmask(claim.reason) };
}

type Why = Extract<JudgeAnswer, { kind: 'failed' }>['why'];

/** The completion's own words for what went wrong, see `complete.ts`. */
function whyOf(reason: string): Why {
  if (reason === 'refused' || reason === 'finish content_filter') return 'refused';
  if (reason === 'deadline') return 'deadline';
  if (reason === 'no connection' || reason === 'connection cut') return 'unreachable';
  return reason.startsWith('http ') ? 'provider_error' : 'nonsense';
}
