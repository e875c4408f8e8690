import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KPIS } from '../../src/domain/kpi/registry.ts';
import { KpiChoicesView, KpiCutView, KpisView, KpiUnitsView } from '../../src/http/views/kpi-view.ts';
import { addTeammate, type NewTeammate } from '../support/add-teammate.ts';
import { startTestApp, type TestApp } from '../support/start-app.ts';

/** One morning of a real installation, and what its figures say of it. */
describe('Figures of a running salon', () => {
  let app: TestApp;
  let olga: NewTeammate;
  let petr: NewTeammate;
  let kept = '';
  beforeAll(async () => {
    app = await startTestApp({ clock: 'real' });
    olga = await addTeammate(app, { name: 'olga', role: 'operator' });
    petr = await addTeammate(app, { name: 'petr', role: 'operator' });
    await app.api('/settings/funnel', { method: 'PATCH', body: JSON.stringify({ operatorsSee: 'own' }) });
    const asked = await app.newChat({ locale: 'ru', source: 'vk' });
    await asked.say('Сколько стоит маникюр?');
    const lost = await app.newChat({ locale: 'ru', source: 'avito' });
    await lost.say('позовите человека');
    kept = await lost.dialogId();
    // Reassigned: from then on it is Olga's.
    for (const { id } of [petr, olga]) {
      await app.api(`/dialogs/${kept}/actions`, {
        method: 'POST',
        body: JSON.stringify({ kind: 'assign', operatorId: id, why: 'by hand' }),
      });
    }
    await app.figures.settled();
  });
  afterAll(() => app?.stop());

  const asWho = async (who: NewTeammate, path: string): Promise<unknown> =>
    (await fetch(`${app.url}/api/v1${path}`, { headers: { cookie: who.cookie } })).json();

  it('count what has happened, and compare it with the time before', async () => {
    const { kpis, compare, building } = KpisView.parse(await app.api('/kpis?compare=previous'));
    const of = (id: string) => kpis.find((kpi) => kpi.id === id);
    expect(of('dialogs')).toMatchObject({ value: 2, previous: { value: 0 } });
    expect(of('time_to_first_response')).toMatchObject({ denominator: 2, previous: { value: null } });
    expect(of('fallback_rate')?.denominator).toBe(2);
    expect(of('dialogs')?.series.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBe(2);
    expect(compare).not.toBeNull();
    expect(building).toBeNull();
  });

  it('open into the dialogs behind them, as many as they say', async () => {
    const { kpis } = KpisView.parse(await app.api('/kpis'));
    for (const { id, denominator } of kpis) {
      const { units, items } = KpiUnitsView.parse(await app.api(`/kpis/${id}/units`));
      expect([id, units, items.length]).toEqual([id, denominator ?? 0, denominator ?? 0]);
    }
    const { items } = KpiUnitsView.parse(await app.api('/kpis/dialogs/units?source=avito'));
    expect(items).toMatchObject([{ dialogId: kept, channel: 'web', managerName: 'olga' }]);
  });

  it('are cut by source and by manager; who has it now counts, not who had it', async () => {
    const bySource = KpiCutView.parse(await app.api('/kpis/dialogs/by/source'));
    expect(bySource.rows.map(({ key, value }) => [key, value]).sort()).toEqual([
      ['avito', 1],
      ['vk', 1],
    ]);
    const byManager = KpiCutView.parse(await app.api('/kpis/dialogs/by/manager?series=true&step=day'));
    expect(byManager.rows.map(({ title, value }) => [title?.ru ?? null, value]).sort()).toEqual([
      [null, 1],
      ['olga', 1],
    ]);
    for (const { value, series } of byManager.rows) {
      expect(series.reduce((sum, point) => sum + (point.value ?? 0), 0)).toBe(value);
    }
  });

  it('offer for filters what occurs', async () => {
    const { choices } = KpiChoicesView.parse(await app.api('/kpis/choices'));
    expect(choices.source.map(({ key }) => key).sort()).toEqual(['avito', 'vk']);
    expect(choices.manager.map(({ title }) => title?.en ?? null).sort()).toEqual([null, 'olga']);
  });

  it('of an operator who sees own clients only are of the dialogs that she leads, whatever she asks', async () => {
    const seen = async (who: NewTeammate, path: string) => KpiUnitsView.parse(await asWho(who, path));
    expect(await seen(olga, '/kpis/dialogs/units')).toMatchObject({ units: 1, items: [{ dialogId: kept }] });
    expect(await seen(petr, '/kpis/dialogs/units')).toMatchObject({ units: 0, items: [] });
    expect(await seen(petr, `/kpis/dialogs/units?manager=${olga.id}`)).toMatchObject({ units: 0, items: [] });
    const { kpis } = KpisView.parse(await asWho(petr, '/kpis'));
    expect(kpis).toHaveLength(KPIS.length);
    expect(kpis.find(({ id }) => id === 'dialogs')?.value).toBe(0);
    const { choices } = KpiChoicesView.parse(await asWho(petr, '/kpis/choices'));
    expect(choices.source).toEqual([]);
  });

  it('leave out what turned out to be no request, unless it is switched on', async () => {
    const stages = await app.api('/pipelines');
    expect(JSON.stringify(stages)).toContain('not_a_request');
    const { dialogs } = app.store;
    const dialog = await dialogs.findOne({ _id: kept });
    if (!dialog) throw new Error('no dialog');
    const spam = await app.api(`/dialogs/${kept}/actions`, {
      method: 'POST',
      body: JSON.stringify({ kind: 'move_stage', stageId: 'not_a_request' }),
    });
    expect(spam).toBeTruthy();
    await app.figures.settled();
    const counted = async (path: string) =>
      KpisView.parse(await app.api(path)).kpis.find(({ id }) => id === 'dialogs')?.value;
    expect([await counted('/kpis'), await counted('/kpis?spam=true')]).toEqual([1, 2]);
  });
});
