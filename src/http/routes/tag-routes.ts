import { z } from 'zod';
import { colourOf, type Tag, TagTitle, tagKey } from '../../domain/tags/tag.ts';
import { listTags, usageOf } from '../../store/queries/tags.ts';
import { addTag, dropTag, editTag, type TagChange } from '../../store/tags/change-tags.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { pageOf } from '../views/page-view.ts';
import { TagView } from '../views/tag-view.ts';

const Colour = z.string().regex(/^#[0-9a-f]{6}$/, 'must be a colour like #1971c2');
/** The id of a tag is its name in small letters, of whatever alphabet. */
const TagId = z.string().trim().min(1).max(120).transform(tagKey);
const given = z.object({ id: TagId });
const MOST_TAGS = 1000;

/** Tags of dialogs and contacts; dialogs get them by the action `change_tags`. */
export function tagRoutes({ store, guards, settings, clock, newId }: RouteDeps): Route[] {
  const newJob = () => ({ id: newId(), createdAt: clock.now() });

  async function present(tags: readonly Tag[], counted: boolean): Promise<TagView[]> {
    const jobs = await store.tagJobs.find({ state: 'running' }).toArray();
    const changing = new Set(jobs.flatMap(({ to }) => (to === null ? [] : [to])));
    const usages = await Promise.all(tags.map(({ title }) => (counted ? usageOf(store, title) : null)));
    return tags.map(({ id, title, colour, version }, index) => {
      return { id, title, colour, version, usage: usages[index] ?? null, changing: changing.has(title) };
    });
  }

  async function answer(change: TagChange) {
    if (change.kind === 'not_found') return problem('not-found', 'There is no such tag.');
    if (change.kind === 'refused') return problem('refused', change.reason);
    await settings.refresh();
    return ok({ items: await present(change.tag ? [change.tag] : [], true), next: null });
  }

  return [
    route({
      method: 'get',
      path: '/api/v1/tags',
      tag: 'Tags',
      summary: 'Tags with their colours',
      guard: guards.team('read'),
      takes: z.object({
        query: z.strictObject({
          usage: z.literal('true').optional().meta({ description: 'Count those who carry each, up to 10,000' }),
        }),
      }),
      gives: { status: 200, schema: pageOf(TagView), description: 'All of them' },
      async handle({ query }) {
        return ok({ items: await present(await listTags(store), query.usage !== undefined), next: null });
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/tags',
      tag: 'Tags',
      summary: 'Add a tag; one that is given to a dialog is added by itself',
      guard: guards.team('manage'),
      takes: z.object({ body: z.strictObject({ title: TagTitle, colour: Colour.optional() }) }),
      gives: { status: 201, schema: pageOf(TagView), description: 'The tag' },
      problems: [409],
      async handle({ body: { title, colour = colourOf(title) } }) {
        if ((await store.tags.countDocuments({}, { limit: MOST_TAGS })) >= MOST_TAGS) {
          return problem('refused', `There can be ${MOST_TAGS} tags, not more; delete those that nobody uses.`);
        }
        return answer(await addTag(store, { id: tagKey(title), title, colour, createdAt: clock.now(), version: 1 }));
      },
    }),
    route({
      method: 'patch',
      path: '/api/v1/tags/{id}',
      tag: 'Tags',
      summary: 'Rename a tag everywhere, or give it another colour',
      guard: guards.team('manage'),
      takes: z.object({
        params: given,
        body: z.strictObject({ title: TagTitle.optional(), colour: Colour.optional(), version: z.int().optional() }),
      }),
      gives: { status: 200, schema: pageOf(TagView), description: 'The tag as it is then' },
      problems: [409],
      handle: async ({ params, body }) => answer(await editTag(store, params.id, body, newJob())),
    }),
    route({
      method: 'post',
      path: '/api/v1/tags/{id}/merge',
      tag: 'Tags',
      summary: 'Merge a tag into another one: whoever carries it gets that one',
      guard: guards.team('manage'),
      takes: z.object({ params: given, body: z.strictObject({ into: TagId }) }),
      gives: { status: 200, schema: pageOf(TagView), description: 'The tag that stays' },
      problems: [409],
      handle: async ({ params, body: { into } }) => answer(await dropTag(store, params.id, into, newJob())),
    }),
    route({
      method: 'delete',
      path: '/api/v1/tags/{id}',
      tag: 'Tags',
      summary: 'Delete a tag, and take it from all that carry it',
      guard: guards.team('manage'),
      takes: z.object({ params: given }),
      gives: { status: 200, schema: pageOf(TagView), description: 'Nothing is left of it' },
      handle: async ({ params }) => answer(await dropTag(store, params.id, null, newJob())),
    }),
  ];
}
