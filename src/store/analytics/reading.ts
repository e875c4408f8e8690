import { visitOf } from '../../domain/pipeline.ts';
import type { Surroundings } from '../load-situation.ts';
import type { Reading } from './books.ts';

/** How books are read by the settings of now: the zone, and the stages in which a dialog is no request. */
export function readingOf({ business, pipelines }: Pick<Surroundings, 'business' | 'pipelines'>): Reading {
  const spam = pipelines.flatMap(({ id, stages }) =>
    stages.filter(({ group }) => group === 'not_a_request').map((stage) => visitOf(id, stage.id)),
  );
  return { timezone: business.timezone, spam: new Set(spam) };
}
