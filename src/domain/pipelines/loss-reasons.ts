import type { Pipeline } from '../pipeline.ts';
import { type Changed, type CommandOf, done, refused, renamed } from './command.ts';

const MOST_REASONS = 100;

export function addLossReason(pipeline: Pipeline, { id, title }: CommandOf<'add_loss_reason'>): Changed<Pipeline> {
  const { lossReasons } = pipeline;
  if (lossReasons.length >= MOST_REASONS) return refused(`There can be ${MOST_REASONS} loss reasons.`);
  if (lossReasons.some((reason) => reason.id === id)) return refused(`There is a loss reason "${id}" already.`);
  return done({ ...pipeline, lossReasons: [...lossReasons, { id, title, retired: false }] });
}

/** A retired reason is not offered any more, but dialogs that were lost for it still say so. */
export function changeLossReason(pipeline: Pipeline, command: CommandOf<'change_loss_reason'>): Changed<Pipeline> {
  const { id, title = {}, retired } = command;
  if (!pipeline.lossReasons.some((reason) => reason.id === id)) return refused(`There is no loss reason "${id}".`);
  const lossReasons = pipeline.lossReasons.map((reason) =>
    reason.id === id ? { ...reason, title: renamed(reason.title, title), retired: retired ?? reason.retired } : reason,
  );
  return done({ ...pipeline, lossReasons });
}
