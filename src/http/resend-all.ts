import type { Actor } from '../domain/event.ts';
import type { Engine } from '../engine/engine.ts';
import type { ResentView } from './views/undelivered-view.ts';

interface Line {
  id: string;
  dialogId: string;
}

/** Of different dialogs: they share their commits. */
const AT_A_TIME = 50;
/** What is not asked for by then is left for the next call, so that this one is answered in time. */
const ENOUGH_MS = 3_000;

/** Sends lines again, those of one dialog in their order; one that is refused does not hold back the others. */
export async function resendAll(
  engine: Pick<Engine, 'act'>,
  actor: Actor,
  lines: readonly Line[],
  clock: { now(): Date },
): Promise<ResentView> {
  const enough = clock.now().getTime() + ENOUGH_MS;
  const outcome: ResentView = { resent: 0, refused: [], more: false };
  const ofDialogs = new Map<string, string[]>();
  for (const { id, dialogId } of lines) ofDialogs.set(dialogId, [...(ofDialogs.get(dialogId) ?? []), id]);
  const dialogs = [...ofDialogs];

  async function resend(dialogId: string, ids: readonly string[]): Promise<void> {
    const actions = ids.map((messageId) => ({ kind: 'resend' as const, messageId }));
    const acted = await engine.act({ dialogId, actor, actions });
    if (acted.kind === 'done') outcome.resent += ids.length;
    else if (ids.length > 1) for (const id of ids) await resend(dialogId, [id]);
    else {
      const reason = acted.kind === 'refused' ? acted.reason : 'There is no such dialog.';
      outcome.refused.push(...ids.map((id) => ({ id, reason })));
    }
  }

  async function work(): Promise<void> {
    for (;;) {
      if (dialogs.length > 0 && clock.now().getTime() > enough) outcome.more = true;
      const next = outcome.more ? undefined : dialogs.shift();
      if (!next) return;
      await resend(...next);
    }
  }

  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  return outcome;
}
