import { instantAt, localOf } from '../../domain/booking/zone.ts';
import type { JudgeLine } from '../../domain/conversion/judge-lines.ts';
import { type Believed, believe, type NotScored } from '../../domain/conversion/judge-verdict.ts';
import { judgeByRule } from '../../domain/conversion/rule.ts';
import { isCall, readBodies, readJudgeLines } from '../../store/conversion/read-dialog.ts';
import { readConversionSettings, reserveTokens, settleTokens } from '../../store/conversion/token-budget.ts';
import type { Judge, JudgeQuestion } from '../ports.ts';
import type { ConversionDeps } from './conversion-deps.ts';

/** What a judge has found, and what it cost. */
export type Outcome = Believed & { by: 'gpt' | 'rule'; tokens: number };

/** Judges a dialog by these words and stores nothing but the cost. Never throws for anything that the provider does. */
export async function judgeDialog(deps: ConversionDeps, dialogId: string, criterion: string): Promise<Outcome> {
  if (!deps.judge) return byRule(deps, dialogId);
  const lines = await readJudgeLines(deps.store, dialogId);
  if (!lines.some(({ who }) => who !== 'bot')) return notScored('nothing_said');
  const { business } = deps.surroundings();
  return withinBudget(deps, deps.judge, { criterion, lines, locale: business.defaultLocale });
}

/** The next midnight of the business: when the budget is whole again. */
export function nextDay({ surroundings, clock }: Pick<ConversionDeps, 'surroundings' | 'clock'>): Date {
  const { timezone } = surroundings().business;
  return instantAt(localOf(clock.now(), timezone).date, '24:00', timezone);
}

async function byRule({ store, surroundings }: ConversionDeps, dialogId: string): Promise<Outcome> {
  const { verdict, reason } = judgeByRule(await readBodies(store, dialogId), surroundings().pipelines);
  // What was agreed on the phone leaves no events: a 0 would be made up.
  if (reason === 'nothing' && (await isCall(store, dialogId))) return { ...notScored('unheard'), by: 'rule' };
  return { kind: 'verdict', verdict, quote: '', reason, by: 'rule', tokens: 0 };
}

async function withinBudget(
  { store, surroundings, clock }: ConversionDeps,
  judge: Judge,
  question: JudgeQuestion,
): Promise<Outcome> {
  const now = clock.now();
  const { date } = localOf(now, surroundings().business.timezone);
  const reserved = judge.mostTokens(question);
  const { dailyTokens: limit } = await readConversionSettings(store);
  if (reserved > limit && limit > 0) return notScored('too_expensive');
  if (!(await reserveTokens(store, { date, tokens: reserved, limit, now }))) return notScored('budget');
  const answer = await judge.judge(question);
  // What a question cost that was not answered in time, nobody knows: what was set aside stays spent.
  const spent = answer.kind === 'failed' && answer.why === 'deadline' ? reserved : answer.tokens;
  await settleTokens(store, { date, reserved, spent });
  return { ...read(answer, question.lines), by: 'gpt', tokens: spent };
}

function read(answer: Awaited<ReturnType<Judge['judge']>>, lines: readonly JudgeLine[]): Believed {
  return answer.kind === 'claim' ? believe(answer.claim, lines) : { kind: 'not_scored', why: answer.why };
}

const notScored = (why: NotScored): Outcome => ({ kind: 'not_scored', why, by: 'gpt', tokens: 0 });
