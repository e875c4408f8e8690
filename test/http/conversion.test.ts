import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Dialog } from '../../src/domain/dialog.ts';
import { EVERYTHING } from '../../src/domain/visibility.ts';
import { ConversionView } from '../../src/http/views/conversion-view.ts';
import { toDocument } from '../../src/store/document.ts';
import { readStageHistories } from '../../src/store/queries/stage-conversion.ts';
import { buildDialog } from '../support/build-dialog.ts';
import { buildPipeline } from '../support/build-pipeline.ts';
import { type HttpFixture, NOW, startHttp } from '../support/start-http.ts';

const FIRST = new Date('2026-10-31T21:00:00Z');
const LAST = new Date('2026-11-07T20:59:59Z');

describe('the conversion of stages over HTTP', () => {
  let http: HttpFixture;
  beforeAll(async () => {
    http = await startHttp();
    const dialogs: Partial<Dialog>[] = [
      { createdAt: FIRST },
      { createdAt: LAST, stageId: 'booked', visited: ['sales/new', 'sales/booked'], origin: { source: 'vk' } },
      { createdAt: LAST, stageId: 'booked', visited: ['sales/new', 'sales/booked'], assigneeId: 'mate-1' },
      { createdAt: LAST, channelKind: 'telegram' },
      { createdAt: new Date(FIRST.getTime() - 1) },
      { createdAt: new Date(LAST.getTime() + 1000) },
      { createdAt: LAST, pipelineId: 'partners', visited: ['partners/new'] },
    ];
    const built = dialogs.map((dialog, at) => buildDialog({ id: `d${at}`, ...dialog }));
    await http.store.raw('dialogs').insertMany(built.map(toDocument));
  });
  afterAll(() => http.stop());

  async function read(query: string) {
    const response = await http.asApi(`/api/v1/pipelines/sales/conversion?from=2026-11-01&to=2026-11-07${query}`);
    const { stages } = ConversionView.strict().parse(await response.json());
    return stages.map(({ visited, movedOn, stillHere }) => [visited, movedOn, stillHere]);
  }

  it('is of the dialogs created in the period, by days of the business’s zone', async () => {
    expect(await read('')).toEqual([
      [4, 2, 2],
      [2, 0, 2],
    ]);
  });

  it('is narrowed by channel, source and assignee', async () => {
    expect((await read('&channel=telegram'))[0]).toEqual([1, 0, 1]);
    expect((await read('&source=vk'))[0]).toEqual([1, 1, 0]);
    expect((await read('&assignee=mate-1'))[0]).toEqual([1, 1, 0]);
    expect((await read('&assignee=none'))[0]).toEqual([3, 1, 2]);
  });

  it('is refused for a pipeline that is not there and a period that ends before it begins', async () => {
    expect((await http.asApi('/api/v1/pipelines/nothing/conversion')).status).toBe(404);
    expect((await http.asApi('/api/v1/pipelines/sales/conversion?from=2026-11-02&to=2026-11-01')).status).toBe(400);
  });

  it('is for the team only', async () => {
    expect((await http.call('/api/v1/pipelines/sales/conversion')).status).toBe(401);
    const cookie = await http.cookieOf('viewer');
    expect((await http.call('/api/v1/pipelines/sales/conversion', { headers: { cookie } })).status).toBe(200);
  });

  it('is of what an operator may see: own dialogs, and those that nobody leads', async () => {
    const scope = { kind: 'own', operatorId: 'mate-2' } as const;
    const histories = await readStageHistories(http.store, buildPipeline(), { from: FIRST, to: NOW, scope });
    expect(histories.reduce((sum, { count }) => sum + count, 0)).toBe(4);
  });

  it('counts dialogs with one history together', async () => {
    const histories = await readStageHistories(http.store, buildPipeline(), {
      from: FIRST,
      to: LAST,
      scope: EVERYTHING,
    });
    expect(histories).toEqual([{ visited: ['sales/new'], pipelineId: 'sales', stageId: 'new', count: 1 }]);
  });
});
