import { z } from 'zod';
import { diffDraft } from '../../domain/training/diff-draft.ts';
import { TrainingSettings } from '../../domain/training/training-settings.ts';
import { currentDraft } from '../../engine/training/draft-desk.ts';
import { encodeCursor } from '../../store/queries/page.ts';
import { readTraining } from '../../store/read-setting.ts';
import { activeCandidate, listCandidates } from '../../store/training/candidates.ts';
import { runningPointer } from '../../store/training/releases.ts';
import { trainingLog } from '../../store/training/training-log.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { presentCandidate, samplesIn, tally } from '../present/training.ts';
import { type Route, route } from '../route.ts';
import { pageRequest, paging } from '../takes.ts';
import { pageOf } from '../views/page-view.ts';
import { TrainingEntryView, TrainingSettingsView, TrainingView } from '../views/training-view.ts';

const LATEST = 10;

/** Where the training of intents stands, who did what, and how much is asked. */
export function trainingRoutes({ store, guards, content, training: { desk } }: RouteDeps): Route[] {
  const tag = 'Training';
  const settings = { path: '/api/v1/settings/training', tag } as const;
  const givesSettings = { status: 200, schema: TrainingSettingsView, description: 'The settings' } as const;
  return [
    route({
      method: 'get',
      path: '/api/v1/training',
      tag,
      summary: 'What runs, how the draft differs from it, and how the training goes',
      guard: guards.team('read'),
      takes: z.object({}),
      gives: { status: 200, schema: TrainingView, description: 'Where everything stands' },
      async handle() {
        const { release: here, intents } = desk.intents.running();
        const [pointer, draft, active, latest] = await Promise.all([
          runningPointer(store),
          currentDraft(desk),
          activeCandidate(store),
          listCandidates(store, LATEST),
        ]);
        const diff = draft.bare ? [] : diffDraft(intents, draft.intents);
        const over = latest.find(({ active: isActive }) => !isActive);
        return ok<TrainingView>({
          running: {
            release: pointer.release,
            here,
            since: pointer.turn === 0 ? null : pointer.at.toISOString(),
            intents: intents.length,
            samples: samplesIn(intents),
            problems: content.problems().map(({ file, reason }) => `${file}: ${reason}`),
          },
          draft: {
            version: draft.version,
            edited: draft.bare ? null : (draft.at?.toISOString() ?? null),
            changedIntents: diff.length,
            added: diff.reduce((sum, { added }) => sum + added.length, 0),
            removed: diff.reduce((sum, { removed }) => sum + removed.length, 0),
            ...tally(await desk.problemsOf(draft)),
          },
          active: active && presentCandidate(active),
          latest: over ? presentCandidate(over) : null,
        });
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/training/log',
      tag,
      summary: 'Who edited, trained, published and went back',
      guard: guards.team('read'),
      takes: z.object({ query: z.strictObject(paging) }),
      gives: { status: 200, schema: pageOf(TrainingEntryView), description: 'Newest first' },
      async handle({ query }) {
        const { items, next } = await trainingLog(store, pageRequest(query));
        return ok({
          items: items.map(({ at, ...entry }) => ({ ...entry, at: at.toISOString() })),
          next: next && encodeCursor(next),
        });
      },
    }),
    route({
      method: 'get',
      ...settings,
      summary: 'How many messages are asked again before intents are published, and how long an evaluation may take',
      guard: guards.team('read'),
      takes: z.object({}),
      gives: givesSettings,
      handle: async () => ok(await readTraining(store)),
    }),
    route({
      method: 'patch',
      ...settings,
      summary: 'Change how much is asked before intents are published; it holds for the next candidate',
      guard: guards.team('manage'),
      takes: z.object({ body: z.strictObject(TrainingSettings.shape) }),
      gives: givesSettings,
      async handle({ body }) {
        await store.settings.updateOne({ _id: 'training' }, { $set: { value: body } }, { upsert: true });
        return ok(body);
      },
    }),
  ];
}
