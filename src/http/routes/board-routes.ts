import { z } from 'zod';
import type { BoardFilter } from '../../domain/board/board-filter.ts';
import type { Dialog } from '../../domain/dialog.ts';
import type { Surroundings } from '../../store/load-situation.ts';
import type { Store } from '../../store/open-store.ts';
import { boardFigures, columnPage, NO_FIGURES } from '../../store/queries/board.ts';
import { contactsById } from '../../store/queries/contacts.ts';
import { encodeCursor } from '../../store/queries/page.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { boardFilters, queryWith, readBoardQuery } from '../board-query.ts';
import { presentCard } from '../present/board.ts';
import { presentStage } from '../present/dialog.ts';
import { problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { Id, paging } from '../takes.ts';
import { BoardCardView, BoardView } from '../views/board-view.ts';
import { pageOf } from '../views/page-view.ts';

const CARDS = 20;

/** The funnel as columns of cards. */
export function boardRoutes({ store, guards, surroundings, clock }: RouteDeps): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/v1/board',
      tag: 'Board',
      summary: 'Every stage of a pipeline that is not hidden, with its figures and the first page of its cards',
      guard: guards.team('read'),
      takes: z.object({ query: queryWith({ ...boardFilters, limit: paging.limit }) }),
      gives: { status: 200, schema: BoardView, description: 'The board' },
      async handle({ query: { limit = CARDS, ...query }, who }) {
        const around = surroundings();
        const asked = await readBoardQuery(query, { store, around, who, now: clock.now() });
        if (asked.kind === 'problem') return asked;
        const { pipeline, filter } = asked;
        const stages = pipeline.stages.filter(
          ({ id, hidden }) => !hidden && (!filter.stageIds || filter.stageIds.includes(id)),
        );
        const shown = stages.map(({ id }) => id);
        const { figures, pages } = await readColumns(store, { ...filter, stageIds: shown }, shown, limit);
        const cards = await presentCards(
          store,
          [...pages.values()].flatMap(({ items }) => items),
          around,
        );
        const columns = stages.map((stage) => {
          const page = pages.get(stage.id);
          return {
            stage: presentStage(stage),
            ...(figures.get(stage.id) ?? NO_FIGURES),
            cards: (page?.items ?? []).flatMap(({ id }) => cards.get(id) ?? []),
            next: page?.next ? encodeCursor(page.next) : null,
          };
        });
        const count = columns.reduce((all, column) => all + column.count, 0);
        const sum = columns.reduce((all, column) => all + column.sum, 0);
        return ok({ pipelineId: pipeline.id, count, sum, columns });
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/board/columns/{stageId}',
      tag: 'Board',
      summary: 'The cards of one column, latest in the stage first',
      guard: guards.team('read'),
      takes: z.object({ params: z.object({ stageId: Id }), query: queryWith({ ...boardFilters, ...paging }) }),
      gives: { status: 200, schema: pageOf(BoardCardView), description: 'One page' },
      async handle({ params: { stageId }, query: { limit = CARDS, cursor = null, ...query }, who }) {
        const around = surroundings();
        const asked = await readBoardQuery(query, { store, around, who, now: clock.now() });
        if (asked.kind === 'problem') return asked;
        const { pipeline, filter } = asked;
        if (!pipeline.stages.some(({ id }) => id === stageId)) {
          const known = pipeline.stages.map(({ id }) => id).join(', ');
          return problem('not-found', `There is no stage "${stageId}" in "${pipeline.id}"; there are: ${known}.`);
        }
        const page = await columnPage(store, filter, stageId, { cursor, limit });
        const cards = await presentCards(store, page.items, around);
        return ok({ items: [...cards.values()], next: page.next && encodeCursor(page.next) });
      },
    }),
  ];
}

/** Columns that turn out empty are not looked for at all: with a filter that fits few it would be a long look. */
async function readColumns(store: Store, filter: BoardFilter, stageIds: readonly string[], limit: number) {
  const figures = await boardFigures(store, filter);
  const filled = stageIds.filter((id) => figures.has(id));
  const pages = await Promise.all(
    filled.map(async (id) => [id, await columnPage(store, filter, id, { cursor: null, limit })] as const),
  );
  return { figures, pages: new Map(pages) };
}

/** By the id of the dialog, in their order. */
async function presentCards(
  store: Store,
  dialogs: readonly Dialog[],
  around: Surroundings,
): Promise<ReadonlyMap<string, BoardCardView>> {
  const contacts = await contactsById(
    store,
    dialogs.map(({ contactId }) => contactId),
  );
  return new Map(
    dialogs.map((dialog) => [dialog.id, presentCard(dialog, contacts.get(dialog.contactId) ?? null, around)]),
  );
}
