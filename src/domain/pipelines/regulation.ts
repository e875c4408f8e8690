import type { Breach } from '../breach.ts';
import type { Contact } from '../contact.ts';
import type { Dialog } from '../dialog.ts';
import { type Pipeline, type Stage, stageById, visitOf } from '../pipeline.ts';
import { fieldOf } from './field-of.ts';

interface Move {
  dialog: Dialog;
  contact: Contact;
  /** The pipeline that it goes to, and the stage in it. */
  pipeline: Pipeline;
  stage: Stage;
}

/**
 * What a move would break. Seed 002: required stages may not be jumped over; allowed moves are those named for the stage that the
 * dialog is in. Whoever gives up a request, or takes it for none, need not go through the funnel for that.
 */
export function breachesOf({ dialog, contact, pipeline, stage }: Move): Breach[] {
  const breaches: Breach[] = [];
  const isWithin = dialog.pipelineId === pipeline.id;
  const skipped = skippedStages(dialog, pipeline, stage, isWithin);
  if (skipped.length > 0) breaches.push({ rule: 'required_stages', stages: skipped });
  const allowed = isWithin && pipeline.allowedMoves.find(({ from }) => from === dialog.stageId);
  if (allowed && !allowed.to.includes(stage.id)) breaches.push({ rule: 'allowed_moves' });
  const missing = stage.requiredFields.filter((field) => isEmpty(fieldOf(field, dialog, contact)));
  if (missing.length > 0) breaches.push({ rule: 'required_fields', fields: missing });
  return breaches;
}

/** The same in words, with the way out. */
export function inWords(breach: Breach, { dialog, pipeline, stage }: Omit<Move, 'contact'>): string {
  const title = (id: string) => `"${stageById(pipeline, id)?.title.en ?? id}"`;
  switch (breach.rule) {
    case 'required_stages':
      return `The regulation requires ${breach.stages.map(title).join(', ')} before "${stage.title.en}": go through it first.`;
    case 'allowed_moves': {
      const to = pipeline.allowedMoves.find(({ from }) => from === dialog.stageId)?.to ?? [];
      const ways = to.length > 0 ? to.map(title).join(', ') : 'nowhere';
      return `From ${title(dialog.stageId)} the regulation allows only: ${ways}.`;
    }
    case 'required_fields':
      return `"${stage.title.en}" requires these fields, which are empty: ${breach.fields.join(', ')}.`;
  }
}

function skippedStages(dialog: Dialog, pipeline: Pipeline, stage: Stage, isWithin: boolean): string[] {
  if (stage.group === 'unsuccessful' || stage.group === 'not_a_request') return [];
  const from = isWithin ? pipeline.stages.findIndex(({ id }) => id === dialog.stageId) : -1;
  const to = pipeline.stages.indexOf(stage);
  return pipeline.stages
    .slice(from + 1, Math.max(to, from + 1))
    .filter(({ id, leaving }) => pipeline.requiredStages.includes(id) && leaving === null)
    .map(({ id }) => id)
    .filter((id) => !dialog.visited.includes(visitOf(pipeline.id, id)));
}

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';
