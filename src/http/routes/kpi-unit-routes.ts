import { z } from 'zod';
import { countUnits, hitOf, listUnits, type Unit } from '../../domain/analytics/units.ts';
import { KpiId } from '../../domain/kpi/kpi.ts';
import { kpiById } from '../../domain/kpi/registry.ts';
import { EVERYTHING } from '../../domain/visibility.ts';
import { readingOf } from '../../store/analytics/reading.ts';
import type { Surroundings } from '../../store/load-situation.ts';
import { namedDialogs } from '../../store/queries/named-dialogs.ts';
import { type Cursor, encodeCursor } from '../../store/queries/page.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { type Counted, countedOf } from '../figures/counted-of.ts';
import { figureFilters, readFigureQuery } from '../figures/figure-takes.ts';
import { keyTitle } from '../figures/key-titles.ts';
import { valueOfUnit } from '../figures/unit-value.ts';
import { type Route, route } from '../route.ts';
import { Id, pageRequest, paging } from '../takes.ts';
import { KpiUnitsView } from '../views/kpi-view.ts';

/** What a figure was counted from. */
export function kpiUnitRoutes({ guards, store, books, surroundings, clock }: RouteDeps): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/v1/kpis/{id}/units',
      tag: 'Figures',
      summary: 'What a figure was counted from, latest first, each with its dialog; as many as the figure says',
      guard: guards.team('read'),
      takes: z.object({
        params: z.object({ id: KpiId }),
        query: z.strictObject({
          ...figureFilters,
          ...paging,
          detail: Id.optional().meta({
            description: 'A further cut of the figure by its id: what that was counted from',
          }),
          part: z
            .enum(['all', 'hits', 'rest'])
            .optional()
            .meta({ description: '`hits` is what the numerator counts, `rest` what only the denominator does' }),
        }),
      }),
      gives: { status: 200, schema: KpiUnitsView, description: 'One page' },
      async handle({ params: { id }, query: { part = 'all', detail, limit, cursor, ...filters }, who }) {
        const around = surroundings();
        const asked = readFigureQuery(filters, { around, who, now: clock.now() });
        if (asked.kind === 'problem') return asked;
        const found = countedOf(kpiById(id), detail);
        if (found.kind === 'problem') return found;
        const { counted } = found;
        const opened = await books.open(asked.query, readingOf(around));
        const wanted = { counting: counted.counting, hit: hitOf(counted.reckoning), part };
        const page = pageRequest({ limit, cursor });
        const units = listUnits(opened.books, wanted, { after: placeOf(page.cursor), limit: page.limit + 1 });
        const shown = units.slice(0, page.limit);
        const names = await namedDialogs(
          store,
          EVERYTHING,
          shown.map(({ dialogId }) => dialogId),
        );
        const last = shown.at(-1);
        return ok({
          kpi: id,
          ...countUnits(opened.books, wanted),
          items: shown.map((unit) => presentUnit(counted, unit, names.get(unit.dialogId)?.name ?? null, around)),
          next: units.length > page.limit && last ? encodeCursor(cursorOf(last)) : null,
        });
      },
    }),
  ];
}

function presentUnit(
  counted: Counted,
  { dialogId, channel, managerId, at, value, isHit }: Unit,
  contactName: string | null,
  around: Surroundings,
): KpiUnitsView['items'][number] {
  return {
    dialogId,
    contactName,
    channel,
    at: at.toISOString(),
    value: valueOfUnit(counted, { value }),
    isHit: hitOf(counted.reckoning) === null ? null : isHit,
    managerName: keyTitle('manager', managerId, around)?.en ?? null,
  };
}

const cursorOf = ({ at, dialogId, ordinal }: Unit): Cursor => ({ key: at, id: `${dialogId}#${ordinal}` });

function placeOf(cursor: Cursor | null): Pick<Unit, 'at' | 'dialogId' | 'ordinal'> | null {
  if (!cursor?.key) return null;
  const end = cursor.id.lastIndexOf('#');
  return { at: cursor.key, dialogId: cursor.id.slice(0, end), ordinal: Number(cursor.id.slice(end + 1)) };
}
