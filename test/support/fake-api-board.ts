import type { Express } from 'express';
import type { BoardCardView, BoardView } from '../../src/http/views/board-view.ts';
import type { BulkJobView } from '../../src/http/views/bulk-view.ts';
import type { ConversionView } from '../../src/http/views/conversion-view.ts';
import type { PipelineView } from '../../src/http/views/pipeline-view.ts';
import type { SavedViewView } from '../../src/http/views/saved-view-view.ts';
import { ago, me, stages } from './fake-api-dialogs.ts';

const PAGE = 20;
const people = [
  'Елена Соколова',
  'Дмитрий',
  'Александра Константинопольская-Вознесенская',
  'Olivia Brown',
  null,
  'Ирина П.',
];
const lines = [
  'Я хочу поговорить с администратором, цвет совсем не тот',
  'Стрижка и борода, в субботу после обеда',
  'Great, see you on Friday then!',
  'а на дом мастер приедет??',
  'Можно ли перенести на час позже, если у мастера будет свободное окно?',
  'Спасибо!',
];
const tags = [['постоянный клиент', 'окрашивание'], [], ['vip'], [], ['акция'], []];
const channels = ['telegram', 'web', 'instagram', 'whatsapp', 'web', 'messenger'] as const;
const plans = [{ id: 'spring', label: 'Весна', colour: '#12b886' }, null, null];
const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % list.length];

/** So many cards in each stage. */
const SIZES = [230, 46, 18, 7, 0, 12];

function cardsOf(stageId: string, size: number, salt: number): BoardCardView[] {
  return Array.from({ length: size }, (_, at) => {
    const n = at + salt;
    return {
      id: n === 0 ? 'd1' : `${stageId}-${at}`,
      contact: { id: `c-${n}`, name: pick(people, n) ?? null, phone: n % 2 ? '+79181234567' : null },
      channelKind: pick(channels, n) ?? 'web',
      mode: n % 4 ? 'operator' : 'bot',
      stageId,
      stageSince: ago(10 + at * 37),
      assignee: n % 3 ? (pick(me.team, n) ?? null) : null,
      tags: pick(tags, n) ?? [],
      amount: n % 5 ? 1500 * (n % 9) + 900 : null,
      plan: pick(plans, n) ?? null,
      preview: pick(lines, n) ?? '',
      waitingSince: n % 4 ? null : ago(3 + at * 5),
      lastInboundAt: ago(5 + at * 31),
      taskDue: n % 6 ? null : ago(n % 12 ? 120 : -300),
      version: 1,
    };
  });
}

const pipeline: PipelineView = {
  id: 'default',
  title: { ru: 'Продажи', en: 'Sales' },
  isDefault: true,
  version: 1,
  stages: stages.map(({ id, title, colour }, at) => ({
    id,
    title,
    group: at < 4 ? ('active' as const) : at === 4 ? ('successful' as const) : ('unsuccessful' as const),
    colour,
    probability: 10,
    hidden: false,
    timeLimitHours: null,
    requiredFields: [],
    leavingTo: null,
  })),
  rules: [],
  openedGoesTo: null,
  requiredStages: [],
  allowedMoves: [],
  strictness: 'mark',
  lossReasons: [{ id: 'price', title: { ru: 'Дорого', en: 'Too expensive' }, retired: false }],
  lossReasonRequired: false,
};

const views: SavedViewView[] = [
  {
    id: 'v1',
    title: 'Мои без ответа',
    kind: 'board',
    query: { unanswered: 'true' },
    shared: false,
    ownerId: me.id,
    mine: true,
    version: 1,
  },
  {
    id: 'v2',
    title: 'Просроченные задачи',
    kind: 'board',
    query: { task: 'overdue' },
    shared: true,
    ownerId: 'op-2',
    mine: false,
    version: 1,
  },
];

const job: BulkJobView = {
  id: 'b1',
  kind: 'change_tags',
  state: 'done',
  total: 230,
  done: 228,
  failed: 2,
  undone: 0,
  failures: [
    { dialogId: 'd2', name: 'Дмитрий', reason: 'The dialog is closed.' },
    { dialogId: 'd3', name: null, reason: 'The dialog is closed.' },
  ],
  undoUntil: ago(-9),
  startedAt: ago(1),
  finishedAt: ago(1),
};

/** The board of made-up dialogs; what is moved stays where it was. */
export function mountFakeBoard(app: Express, isEmpty: boolean): void {
  const cards = new Map(stages.map(({ id }, at) => [id, isEmpty ? [] : cardsOf(id, SIZES[at] ?? 0, at)]));
  const fits = (card: BoardCardView, text: unknown): boolean =>
    typeof text !== 'string' || (card.contact.name ?? '').toLowerCase().includes(text.toLowerCase());
  app.get('/api/v1/pipelines', (_, res) => void res.json({ items: [pipeline], next: null }));
  app.get('/api/v1/board', (req, res) => {
    const columns = stages.map((stage) => {
      const all = (cards.get(stage.id) ?? []).filter((card) => fits(card, req.query.text));
      const sum = all.reduce((total, { amount }) => total + (amount ?? 0), 0);
      return {
        stage,
        count: all.length,
        sum,
        cards: all.slice(0, PAGE),
        next: all.length > PAGE ? String(PAGE) : null,
      };
    });
    const board: BoardView = {
      pipelineId: pipeline.id,
      count: columns.reduce((total, { count }) => total + count, 0),
      sum: columns.reduce((total, { sum }) => total + sum, 0),
      columns,
    };
    res.json(board);
  });
  app.get('/api/v1/board/columns/:id', (req, res) => {
    const from = Number(req.query.cursor);
    const all = cards.get(req.params.id) ?? [];
    res.json({ items: all.slice(from, from + PAGE), next: from + PAGE < all.length ? String(from + PAGE) : null });
  });
  app.get('/api/v1/pipelines/:id/conversion', (_, res) => {
    const visited = [1840, 1122, 610, 402, 318, 506];
    const answer: ConversionView = {
      pipelineId: pipeline.id,
      from: ago(43_200),
      to: ago(0),
      stages: stages.map(({ id }, at) => {
        const here = isEmpty ? 0 : (visited[at] ?? 0);
        const movedOn = at < 4 && !isEmpty ? (visited[at + 1] ?? 0) : 0;
        const dropped = Math.round((here - movedOn) * 0.6);
        return {
          stageId: id,
          visited: here,
          movedOn,
          dropped: at < 4 ? dropped : 0,
          stillHere: here - movedOn - (at < 4 ? dropped : 0),
          elsewhere: 0,
          toNext: at < 4 && here > 0 ? movedOn / here : null,
          fromFirst: isEmpty ? null : here / 1840,
        };
      }),
    };
    res.json(answer);
  });
  app.get('/api/v1/views', (_, res) => void res.json({ items: isEmpty ? [] : views, next: null }));
  app.get('/api/v1/tags', (_, res) => void res.json({ items: [], next: null }));
  app.get('/api/v1/fields', (_, res) => void res.json({ items: [], next: null }));
  app.get('/api/v1/plans', (_, res) => void res.json({ items: [], next: null }));
  app.post('/api/v1/bulk', (_, res) => void res.status(202).json(job));
  app.get('/api/v1/bulk/:id', (_, res) => void res.json(job));
}
