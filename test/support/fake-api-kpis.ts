import type { Express, Request } from 'express';
import type { FigureView, KpiCutView, KpisView, KpiView } from '../../src/http/views/kpi-view.ts';
import { ago } from './fake-api-dialogs.ts';
import { type Sketch, sketches, values } from './fake-kpi-data.ts';

const DAY_MS = 86_400_000;

/** The API of figures with made-up numbers that fit each other as far as a screen can tell. */
export function mountFakeKpis(app: Express, isEmpty: boolean): void {
  app.get('/api/v1/kpis', (req, res) => void res.json(kpisFor(req, isEmpty)));
  app.get('/api/v1/kpis/choices', (_, res) => {
    const choices = Object.entries(values).map(([name, list]) => [
      name,
      isEmpty ? [] : list.map(({ key, title, part }) => ({ key, title, dialogs: Math.round(214 * part) })),
    ]);
    res.json({ choices: Object.fromEntries(choices) });
  });
  app.get('/api/v1/kpis/:id/by/:dimension', (req, res) => void res.json(cutFor(req, isEmpty)));
  app.get('/api/v1/kpis/:id/units', (req, res) => {
    const sketch = sketches.find(({ id }) => id === req.params.id);
    const share = isEmpty ? 0 : shareOf(req);
    const detail = sketch && detailsOf(sketch.id, share).find(({ id }) => id === req.query.detail);
    const { numerator, denominator } = detail ?? figureOf(sketch, share);
    const unit = detail?.unit ?? sketch?.unit;
    const hits = unit === 'share' ? (numerator ?? 0) : 0;
    const all = denominator ?? 0;
    const part = String(req.query.part ?? 'all');
    const units = part === 'hits' ? hits : part === 'rest' ? all - hits : all;
    const from = Number(req.query.cursor ?? 0);
    const items = Array.from({ length: Math.min(20, units - from) }, (_, at) => ({
      dialogId: `d${1 + ((from + at) % 5)}`,
      contactName:
        (from + at) % 4 === 3
          ? null
          : ['Елена Соколова', 'Игорь', 'Ольга Сергеевна Константинопольская'][(from + at) % 3],
      channel: (from + at) % 3 === 0 ? 'web' : 'telegram',
      at: ago(60 + (from + at) * 217),
      value: unit === 'seconds' ? 1.2 + at : unit === 'money' ? 3500 : unit === 'points' ? 4 : null,
      isHit: unit === 'share' ? part === 'hits' || (part === 'all' && from + at < hits) : null,
      managerName: (from + at) % 2 === 0 ? 'Марина Ковалёва' : null,
    }));
    const next = from + items.length < units ? String(from + items.length) : null;
    res.json({ kpi: req.params.id, units, dialogs: Math.max(0, units - (units > 5 ? 2 : 0)), items, next });
  });
}

function kpisFor({ query }: Request, isEmpty: boolean): KpisView {
  const from = String(query.from);
  const to = String(query.to);
  const step = query.step === 'week' || query.step === 'month' ? query.step : 'day';
  const isCompared = query.compare !== undefined;
  const part = isEmpty ? 0 : shareOf({ query });
  return {
    from,
    to,
    compare: isCompared ? { from: new Date(2 * Date.parse(from) - Date.parse(to)).toISOString(), to: from } : null,
    step,
    asOf: ago(1),
    building: query.spam === 'true' ? { done: 12_400, total: 100_000 } : null,
    kpis: sketches.map((sketch, at) => ({
      id: sketch.id,
      title: { ru: sketch.ru, en: sketch.en },
      definition: {
        ru: 'Считаем: диалоги, которые стали лидом, — и тогда, когда это случилось уже после конца периода. Из чего: диалоги, начатые за период, каждый один раз. Не учитываем: лиды из диалогов, начатых до периода.',
        en: 'Counted: dialogs that became a lead, even if that was after the end of the period. Out of: dialogs opened in the period, each once. Left out: leads from dialogs that were opened before the period.',
      },
      unit: sketch.unit,
      ...figureOf(sketch, part),
      target: sketch.target ?? {},
      details: detailsOf(sketch.id, part),
      previous: isCompared ? figureOf({ ...sketch, value: sketch.before ?? null }, part) : null,
      series: seriesOf(sketch, at, { from, to, step, part }),
    })),
  };
}

function cutFor({ params, query }: Request, isEmpty: boolean): KpiCutView {
  const sketch = sketches.find(({ id }) => id === params.id);
  const rows = isEmpty || !sketch ? [] : (values[String(params.dimension)] ?? []);
  return {
    kpi: String(params.id),
    unit: sketch?.unit ?? 'count',
    dimension: params.dimension === 'manager' ? 'manager' : 'source',
    building: null,
    rows: rows.map(({ key, title, part }, at) => ({
      key,
      title,
      ...figureOf(sketch, part),
      series:
        query.series === 'true' && sketch
          ? seriesOf(sketch, at, {
              from: String(query.from),
              to: String(query.to),
              step: query.step === 'week' ? 'week' : 'day',
              part,
            })
          : [],
    })),
  };
}

/** Narrower queries count less. */
function shareOf({ query }: Pick<Request, 'query'>): number {
  const picked = Object.entries(values).flatMap(([name, list]) =>
    query[name] === undefined ? [] : (list.find(({ key }) => (key ?? 'none') === query[name])?.part ?? 0),
  );
  return picked.reduce((product, part) => product * part, 1);
}

const NOTHING: FigureView = { value: null, numerator: null, denominator: null, interval: null, small: true };

function detailsOf(kpi: string, part: number): KpiView['details'] {
  if (kpi !== 'time_to_first_response') return [];
  return [
    {
      id: 'p95',
      title: { ru: '95 % ответов не дольше', en: '95% of replies within' },
      ...detailOf('seconds', 4.2, 912 * part),
    },
    {
      id: 'share_under_5s',
      title: { ru: 'Доля ответов быстрее 5 секунд', en: 'Share of replies under 5 seconds' },
      ...detailOf('share', 0.91, 12 * part),
    },
  ];
}

function detailOf(
  unit: 'seconds' | 'share',
  value: number,
  of: number,
): FigureView & Pick<KpiView['details'][number], 'unit' | 'of'> {
  return { unit, of: Math.round(of), ...figureOf({ id: '', ru: '', en: '', unit, value, of }, 1) };
}

function figureOf(sketch: Sketch | undefined, part: number): FigureView {
  if (!sketch) return NOTHING;
  const of = Math.round(sketch.of * part);
  if (sketch.unit === 'count' || sketch.unit === 'money') {
    const value = Math.round((sketch.value ?? 0) * part);
    return { value, numerator: value, denominator: of, interval: null, small: false };
  }
  if (of === 0 || sketch.value === null) return NOTHING;
  const small = of < 30;
  if (sketch.unit !== 'share') {
    const wide = sketch.value / Math.sqrt(of);
    const interval = { low: sketch.value - wide, high: sketch.value + wide };
    const numerator = sketch.unit === 'points' ? sketch.value * of : null;
    return { value: sketch.value, numerator, denominator: of, interval, small };
  }
  const numerator = Math.round(sketch.value * of);
  const value = numerator / of;
  const wide = 1.96 * Math.sqrt((value * (1 - value)) / of + 0.001);
  return {
    value,
    numerator,
    denominator: of,
    interval: { low: Math.max(0, value - wide), high: Math.min(1, value + wide) },
    small,
  };
}

interface Course {
  from: string;
  to: string;
  step: KpisView['step'];
  part: number;
}

function seriesOf(sketch: Sketch, seed: number, { from, to, step, part }: Course): KpiView['series'] {
  const days = Math.max(1, Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS));
  const width = { day: 1, week: 7, month: 30 }[step];
  return Array.from({ length: Math.ceil(days / width) }, (_, at) => {
    const start = new Date(Date.parse(from) + at * width * DAY_MS + 12 * 3_600_000).toISOString().slice(0, 10);
    const swing = 1 + 0.3 * Math.sin(at * 1.3 + seed);
    const isGap = sketch.unit === 'share' && (at + seed) % 9 === 4;
    const value = sketch.value === null ? null : sketch.value * swing;
    return { start, ...(isGap ? NOTHING : figureOf({ ...sketch, value }, (part * 3 * width * swing) / days / 3)) };
  });
}
