import { DEFAULT_PIPELINE } from '../../src/domain/default-pipeline.ts';
import { DEFAULT_TRIGGERS } from '../../src/domain/default-triggers.ts';
import { DEFAULT_LEAD_QUALITY } from '../../src/domain/lead-quality/lead-quality-settings.ts';
import { type Moment, openDraft, type Situation } from '../../src/domain/perform/draft.ts';
import { buildBusiness } from './build-business.ts';
import { buildContact } from './build-contact.ts';
import { buildDialog } from './build-dialog.ts';

/** A dialog that the bot leads, in a new installation with one owner and two operators. */
export function buildSituation(overrides: Partial<Situation> = {}): Situation {
  return {
    business: buildBusiness(),
    pipeline: DEFAULT_PIPELINE,
    pipelines: [DEFAULT_PIPELINE],
    triggers: DEFAULT_TRIGGERS,
    team: [
      { id: 'owner', name: 'Вера', role: 'owner' },
      { id: 'olga', name: 'Ольга', role: 'operator' },
      { id: 'petr', name: 'Пётр', role: 'operator' },
    ],
    rules: [],
    fields: [],
    tags: [],
    taskKinds: [],
    experiments: [],
    plans: [],
    offers: [],
    funnel: { operatorsSee: 'own' },
    leadQuality: DEFAULT_LEAD_QUALITY,
    contact: buildContact(),
    dialog: buildDialog(),
    appointments: [],
    ...overrides,
  };
}

/** The evening before the built appointments' day. */
export const MOMENT = new Date('2026-11-03T15:00:00Z');

export function buildMoment(overrides: Partial<Moment> = {}): Moment {
  let ids = 0;
  return { now: MOMENT, actor: { kind: 'bot' }, newId: () => `new-${++ids}`, ...overrides };
}

export const buildDraft = (situation: Partial<Situation> = {}, moment: Partial<Moment> = {}) =>
  openDraft(buildSituation(situation), buildMoment(moment));
