import type { NotScored } from '../../domain/conversion/judge-verdict.ts';
import { type Judging, pauseAfter } from '../../domain/conversion/judging.ts';
import { closingId, settleJudging } from '../../store/conversion/judgings.ts';
import { promptInForce } from '../../store/conversion/prompts.ts';
import type { ConversionDeps } from './conversion-deps.ts';
import { judgeDialog, nextDay, type Outcome } from './judge-dialog.ts';

/** Whoever begins it so often and never ends takes the others' time. */
const MOST_BEGUN = 12;

/** Judges one dialog of the line and writes what came of it: a verdict, another try later, or "not scored" with the reason. */
export async function workOff(deps: ConversionDeps, judging: Judging): Promise<void> {
  const { store, clock } = deps;
  if (judging.tries > MOST_BEGUN) {
    await settleJudging(store, judging, { state: 'done', why: 'interrupted', at: clock.now() });
    return;
  }
  if (!(await isStillWanted(deps, judging))) {
    await settleJudging(store, judging, { state: 'skipped', at: clock.now() });
    return;
  }
  const prompt = await promptInForce(store, deps.surroundings().business.defaultLocale, clock.now());
  const { paid } = judging;
  const isPaid = paid?.version === prompt.version;
  const outcome: Outcome = isPaid
    ? { kind: 'verdict', by: 'gpt', tokens: 0, ...paid }
    : await judgeDialog(deps, judging.dialogId, prompt.text);
  const tokens = judging.tokens + outcome.tokens;
  if (outcome.kind === 'not_scored') return fail(deps, { ...judging, tokens }, outcome.why, prompt.version);
  const { verdict, by, quote, reason } = outcome;
  const { version } = prompt;
  // Kept before it is written to the dialog: a crash in between must not be paid for twice.
  if (by === 'gpt' && !isPaid)
    await settleJudging(store, judging, { tokens, paid: { verdict, version, quote, reason } });
  await write(deps, judging, { verdict, by, version, quote, reason });
  await settleJudging(store, judging, { state: 'done', why: null, paid: null, tokens, at: clock.now() });
}

/** A closing that was taken back since needs no verdict, nor does a dialog that is gone. */
async function isStillWanted({ store }: ConversionDeps, { id, dialogId, jobId }: Judging): Promise<boolean> {
  const dialog = await store.dialogs.findOne({ _id: dialogId }, { projection: { mode: 1, closedAt: 1 } });
  if (dialog?.mode !== 'closed' || !dialog.closedAt) return false;
  return jobId !== null || closingId(dialogId, dialog.closedAt) === id;
}

async function fail(deps: ConversionDeps, judging: Judging, why: NotScored, version: number): Promise<void> {
  const { store, clock } = deps;
  const { tries, tokens } = judging;
  if (why === 'budget') {
    // Marked once, so that the card tells why there is no verdict; no try is lost by waiting.
    if (judging.why !== 'budget') await writeUnscored(deps, judging, why, version);
    await settleJudging(store, judging, { due: nextDay(deps), why, tokens, tries: tries - 1 });
    return;
  }
  const pause = pauseAfter(why, tries);
  if (pause !== null) {
    await settleJudging(store, judging, { due: new Date(clock.now().getTime() + pause), why, tokens });
    return;
  }
  await writeUnscored(deps, judging, why, version);
  await settleJudging(store, judging, { state: 'done', why, tokens, at: clock.now() });
}

/** A verdict of before stays: that a judge was away is no news of the dialog. */
async function writeUnscored(deps: ConversionDeps, judging: Judging, why: NotScored, version: number): Promise<void> {
  const known = await deps.store.dialogs.findOne({ _id: judging.dialogId }, { projection: { conversion: 1 } });
  const verdict = known?.conversion?.machine?.verdict ?? 'not_scored';
  if (verdict !== 'not_scored') return;
  // Nobody has heard a call without a key: that is the rule's word, not GPT's.
  const by = why === 'unheard' ? 'rule' : 'gpt';
  await write(deps, judging, { verdict, by, version, quote: '', reason: why });
}

interface Written {
  verdict: 'converted' | 'not_converted' | 'not_scored';
  by: 'gpt' | 'rule';
  version: number;
  quote: string;
  reason: string;
}

/** @throws when the dialog could not be changed now: the lease runs out, and somebody tries again. */
async function write({ act, log }: ConversionDeps, { id, dialogId }: Judging, written: Written): Promise<void> {
  const ref = written.verdict === 'not_scored' ? `${id}:${written.reason}` : id;
  const acted = await act({
    dialogId,
    actor: { kind: 'system' },
    actions: [{ kind: 'judge_conversion', ...written, ref }],
  });
  if (acted.kind === 'refused') throw new Error(`The verdict was refused: ${acted.reason}`);
  if (acted.kind === 'not_found') log.warn({ dialogId }, 'a judged dialog is gone');
}
