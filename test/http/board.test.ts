import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProblemView } from '../../src/http/problem.ts';
import { type BoardColumnView, BoardView } from '../../src/http/views/board-view.ts';
import { seedBoard } from '../support/seed-board.ts';
import { API_KEY, START, startTestApp, type TestApp } from '../support/start-app.ts';
import { until } from '../support/until.ts';

const minutes = (n: number) => new Date(START.getTime() + n * 60_000);

/** The board over two processes on one database. */
describe('The board', () => {
  let app: TestApp;
  let other: TestApp;
  let ownerId: string;
  beforeAll(async () => {
    app = await startTestApp();
    ownerId = (await app.store.connection.db?.collection('users').findOne({}))?._id?.toString() ?? '';
    const size = { id: 'size', on: 'dialog', title: { ru: 'Размер', en: 'Size' }, kind: 'number' };
    await app.api('/fields', { method: 'POST', body: JSON.stringify(size) });
    await seedBoard(app.store, [
      {
        id: 'a1',
        stageSince: minutes(-10),
        createdAt: minutes(-10),
        amount: 100,
        contact: { name: 'Анна Белова', phone: '+79185550112' },
      },
      {
        id: 'a2',
        stageSince: minutes(-20),
        createdAt: minutes(-20),
        amount: 250.5,
        tags: ['vip', 'new'],
        assigneeId: ownerId,
      },
      {
        id: 'a3',
        stageSince: minutes(-30),
        createdAt: minutes(-60 * 24 * 40),
        tags: ['vip'],
        origin: { source: 'ads' },
      },
      {
        id: 'a4',
        stageSince: minutes(-40),
        createdAt: minutes(-40),
        channelKind: 'telegram',
        channelId: 'telegram:1',
        waitingSince: minutes(-5),
      },
      {
        id: 'b1',
        stageId: 'booked',
        stageSince: minutes(-15),
        createdAt: minutes(-90),
        taskDue: minutes(-5),
        fields: { size: 42 },
      },
      {
        id: 'b2',
        stageId: 'booked',
        stageSince: minutes(-25),
        createdAt: minutes(-90),
        taskDue: minutes(60),
        amount: 10,
      },
      {
        id: 'c1',
        stageId: 'lost',
        stageSince: minutes(-25),
        createdAt: minutes(-90),
        mode: 'closed',
        closedAt: minutes(-20),
        amount: 7,
      },
    ]);
    other = await startTestApp({ uri: app.uri, clock: app.clock });
  });
  afterAll(async () => {
    await other.stop();
    await app.stop();
  });

  const board = async (query = '', from = app) => BoardView.parse(await from.api(`/board${query && `?${query}`}`));
  const shown = ({ columns }: BoardView) =>
    Object.fromEntries(
      columns.filter(({ count }) => count > 0).map(({ stage, cards }) => [stage.id, cards.map(({ id }) => id)]),
    );
  const columnOf = ({ columns }: BoardView, id: string): BoardColumnView => {
    const column = columns.find(({ stage }) => stage.id === id);
    if (!column) throw new Error(`There is no column ${id}.`);
    return column;
  };

  it('shows every stage with its exact count, the sum of its amounts and its cards, latest in the stage first', async () => {
    const seen = await board();
    expect(seen.columns.map(({ stage }) => stage.id)).toEqual([
      'new',
      'qualification',
      'booked',
      'confirmed',
      'visited',
      'lost',
      'not_a_request',
    ]);
    expect(shown(seen)).toEqual({ new: ['a1', 'a2', 'a3', 'a4'], booked: ['b1', 'b2'], lost: ['c1'] });
    expect(columnOf(seen, 'new')).toMatchObject({ count: 4, sum: 350.5, next: null });
    expect(seen).toMatchObject({ pipelineId: 'sales', count: 7, sum: 367.5 });
    expect(columnOf(seen, 'new').cards[0]).toMatchObject({ contact: { name: 'Анна Белова' }, amount: 100, version: 1 });
  });

  it.each([
    ['stage', 'stage=booked,lost', { booked: ['b1', 'b2'], lost: ['c1'] }],
    ['assignee', 'assignee=OWNER', { new: ['a2'] }],
    ['nobody as assignee', 'assignee=none&stage=new', { new: ['a1', 'a3', 'a4'] }],
    ['tag', 'tag=vip', { new: ['a2', 'a3'] }],
    ['channel', 'channel=telegram', { new: ['a4'] }],
    ['source', 'source=ads', { new: ['a3'] }],
    ['period of creation', 'to=2031-02-20', { new: ['a3'] }],
    ['both ends of the period', 'from=2031-03-04T06:35:00Z&to=2031-03-04T06:45:00Z', { new: ['a2'] }],
    ['unanswered', 'unanswered=true', { new: ['a4'] }],
    ['overdue task', 'task=overdue', { booked: ['b1'] }],
    ['task due today', 'task=today', { booked: ['b1', 'b2'] }],
    ['any task', 'task=any', { booked: ['b1', 'b2'] }],
    ['no task', 'task=none&stage=booked,lost', { lost: ['c1'] }],
    ['open', 'open=true', { new: ['a1', 'a2', 'a3', 'a4'], booked: ['b1', 'b2'] }],
    ['beginning of a name', 'text=бел', { new: ['a1'] }],
    ['phone', 'text=8%20918%20555', { new: ['a1'] }],
    ['custom field', 'field.size=42', { booked: ['b1'] }],
    ['several at once', 'tag=vip&assignee=none&open=true', { new: ['a3'] }],
    ['nothing that fits', 'tag=vip&unanswered=true', {}],
  ])('filters by %s, cards and figures alike', async (_, query, expected) => {
    const seen = await board(query.replace('OWNER', ownerId));
    expect(shown(seen)).toEqual(expected);
    for (const { count, cards } of seen.columns) expect(count).toBe(cards.length);
  });

  it.each([
    ['query.pipeline', 'pipeline=elsewhere'],
    ['query.stage', 'stage=new,moon'],
    ['query.plan', 'plan=nowhere'],
    ['query.colour', 'colour=red'],
    ['query.field.weight', 'field.weight=3'],
    ['query.field.size', 'field.size=large'],
    ['query.channel', 'channel=pigeon'],
    ['query.from', 'from=yesterday'],
    ['query.to', 'from=2031-03-04&to=2031-03-01'],
    ['query.task', 'task=soon'],
    ['query.limit', 'limit=0'],
  ])('refuses what it does not know, naming %s', async (path, query) => {
    const answer = await fetch(`${app.url}/api/v1/board?${query}`, { headers: { authorization: `Bearer ${API_KEY}` } });
    expect(answer.status).toBe(400);
    expect(ProblemView.parse(await answer.json()).errors?.map((error) => error.path)).toContain(path);
  });

  it('pages through a column without showing a card twice while cards move', async () => {
    await seedBoard(
      app.store,
      Array.from({ length: 12 }, (_, n) => ({
        id: `p${n}`,
        stageId: 'visited',
        stageSince: minutes(-n - 100),
        createdAt: minutes(-90),
      })),
    );
    const seen: string[] = [];
    let cursor: string | null = columnOf(await board('limit=3&stage=visited'), 'visited').next;
    seen.push(...columnOf(await board('limit=3&stage=visited'), 'visited').cards.map(({ id }) => id));
    for (let step = 0; cursor !== null; step++) {
      // One that was shown, and one that was not, go away and come back.
      for (const id of [`p${step}`, `p${11 - step}`]) {
        for (const stageId of ['confirmed', 'visited']) await act(id, { kind: 'move_stage', stageId });
      }
      const page: { items: { id: string }[]; next: string | null } = await columnPage('visited', cursor);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    }
    expect(new Set(seen).size).toBe(seen.length);
    // Those that have not moved are all there.
    expect(seen).toEqual(expect.arrayContaining(['p4', 'p5', 'p6', 'p7']));
  });

  it('is right at once after changes by either of two processes', async () => {
    const before = columnOf(await board(), 'booked').count;
    await act('a1', { kind: 'move_stage', stageId: 'booked' }, app);
    expect(columnOf(await board('', other), 'booked').count).toBe(before + 1);
    await act('a2', { kind: 'move_stage', stageId: 'booked' }, other);
    const seen = await board();
    expect(columnOf(seen, 'booked')).toMatchObject({ count: before + 2, sum: 360.5 });
    expect(
      columnOf(seen, 'booked')
        .cards.slice(0, 2)
        .map(({ id }) => id),
    ).toEqual(['a2', 'a1']);
    const chat = await other.newChat();
    await chat.say('здравствуйте');
    const opened = await chat.dialogId();
    expect((await board()).columns.flatMap(({ cards }) => cards).map(({ id }) => id)).toContain(opened);
  });

  it('shows operators their own clients and those of nobody, in cards and figures', async () => {
    await seedBoard(app.store, [
      { id: 's1', stageId: 'confirmed', assigneeId: 'mate-1', stageSince: minutes(-1), createdAt: minutes(-1) },
      { id: 's2', stageId: 'confirmed', assigneeId: 'mate-2', stageSince: minutes(-2), createdAt: minutes(-1) },
      {
        id: 's3',
        stageId: 'confirmed',
        assigneeId: 'mate-2',
        managerIds: ['mate-1'],
        stageSince: minutes(-3),
        createdAt: minutes(-1),
        tags: ['mine'],
      },
      { id: 's4', stageId: 'confirmed', stageSince: minutes(-4), createdAt: minutes(-1) },
    ]);
    const { boardFigures, columnPage: pageOf } = await import('../../src/store/queries/board.ts');
    const filter = { pipelineId: 'sales', scope: { kind: 'own', operatorId: 'mate-1' } as const };
    const page = await pageOf(app.store, filter, 'confirmed', { cursor: null, limit: 10 });
    expect(page.items.map(({ id }) => id)).toEqual(['s1', 's3', 's4']);
    expect((await boardFigures(app.store, filter)).get('confirmed')?.count).toBe(3);
    expect((await boardFigures(app.store, { ...filter, tag: 'mine' })).get('confirmed')?.count).toBe(1);
  });

  it('tells of a move by the one stream of events, with all that a card needs to go to its place', async () => {
    const heard: string[] = [];
    const stop = new AbortController();
    const stream = await fetch(`${app.url}/api/v1/stream`, {
      headers: { authorization: `Bearer ${API_KEY}` },
      signal: stop.signal,
    });
    const reading = (async () => {
      for await (const piece of stream.body ?? []) heard.push(Buffer.from(piece).toString());
    })().catch(() => undefined);
    await act('b1', { kind: 'move_stage', stageId: 'confirmed' }, other);
    await until(() => heard.join('').includes('"stage_changed"'), 'the event');
    stop.abort();
    await reading;
    expect(heard.join('')).toMatch(/"dialogId":"b1".*"type":"stage_changed","from":"booked","to":"confirmed"/);
  });

  async function columnPage(
    stageId: string,
    cursor: string,
  ): Promise<{ items: { id: string }[]; next: string | null }> {
    const answer = await app.api(`/board/columns/${stageId}?limit=3&cursor=${encodeURIComponent(cursor)}`);
    return BoardPage.parse(answer);
  }

  async function act(id: string, action: object, on = app): Promise<void> {
    await on.api(`/dialogs/${id}/actions`, { method: 'POST', body: JSON.stringify(action) });
  }
});

const BoardPage = BoardView.shape.columns.element.pick({ next: true }).extend({
  items: BoardView.shape.columns.element.shape.cards,
});
