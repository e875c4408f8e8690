import { z } from 'zod';
import { pageName } from '../../domain/knowledge/page-name.ts';
import { splitPage } from '../../domain/knowledge/page-text.ts';
import { contentHistory } from '../../store/content/content-versions.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { knowledgeDesk } from '../knowledge-desk.ts';
import { writerOf } from '../present/written.ts';
import { problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { KnowledgeSavedView, KnowledgeVersionsView } from '../views/knowledge-view.ts';
import { noPage, RELOAD_MS, KNOWLEDGE_TAG as tag, Version, withPage } from './knowledge-page-routes.ts';

/** What a page said before, and the way back to it. Nothing is ever lost: going back is a new version. */
export function knowledgeHistoryRoutes(deps: RouteDeps): Route[] {
  const { store, guards, content } = deps;
  const desk = knowledgeDesk(deps);
  const partsOf = (text: string) => {
    const { title, body } = splitPage(text);
    return { title, body };
  };

  return [
    route({
      method: 'get',
      path: '/api/v1/knowledge/pages/{topic}/{locale}/versions',
      tag,
      summary: 'All versions of a page in one language, newest first, and what its file says',
      guard: guards.team('read'),
      takes: z.object({ params: withPage }),
      gives: { status: 200, schema: KnowledgeVersionsView, description: 'The versions' },
      problems: [404],
      async handle({ params: { topic, locale } }) {
        const name = pageName(topic, locale);
        const [versions, file] = await Promise.all([
          contentHistory(store, 'page', name),
          content.fileText('page', name),
        ]);
        if (versions.length === 0 && file === null) return noPage();
        return ok({
          items: versions.map(({ version, state, text, at, by }) => ({
            version,
            state,
            ...partsOf(text),
            at: at.toISOString(),
            by: writerOf(by, desk.team()),
          })),
          file: file === null ? null : partsOf(file),
        });
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/knowledge/pages/{topic}/{locale}/restore',
      tag,
      summary: 'Go back to the words of an older version, or of the file; they become a new version',
      guard: guards.team('manage'),
      patientMs: RELOAD_MS,
      takes: z.object({
        params: withPage,
        body: z.strictObject({
          to: z.union([z.number().int().min(1), z.literal('file')]),
          version: Version.meta({ description: 'The one in force that you saw' }),
        }),
      }),
      gives: { status: 200, schema: KnowledgeSavedView, description: 'The page as it is now' },
      problems: [404, 409],
      async handle({ params: { topic, locale }, body: { to, version }, who }) {
        const name = pageName(topic, locale);
        if (to === 'file') {
          if ((await content.fileText('page', name)) === null) {
            return problem('not-found', 'This page has no file to go back to: it was written here.');
          }
          const saved = await desk.change([{ topic, locale, text: 'as_file', version, path: '' }], who);
          return 'kind' in saved ? saved : ok(saved);
        }
        const older = (await contentHistory(store, 'page', name)).find((one) => one.version === to);
        if (older?.state !== 'text') return problem('not-found', `There is no version ${to} with words to go back to.`);
        const saved = await desk.change([{ topic, locale, text: partsOf(older.text), version, path: '' }], who);
        return 'kind' in saved ? saved : ok(saved);
      },
    }),
  ];
}
