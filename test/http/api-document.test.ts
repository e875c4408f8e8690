import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { type HttpFixture, startHttp } from '../support/start-http.ts';

const Operation = z.object({
  summary: z.string().min(5),
  tags: z.array(z.string()).length(1),
  parameters: z.array(z.object({ in: z.enum(['path', 'query', 'header']), name: z.string() })).optional(),
  responses: z.record(z.string().regex(/^\d{3}$/), z.object({ description: z.string(), content: z.looseObject({}) })),
});
const Document = z.looseObject({
  openapi: z.string().regex(/^3\.1\.\d$/),
  paths: z.record(z.string().startsWith('/'), z.partialRecord(z.enum(['get', 'post', 'patch', 'delete']), Operation)),
  components: z.object({ schemas: z.record(z.string(), z.looseObject({})), securitySchemes: z.looseObject({}) }),
});

describe('The API document', () => {
  let http: HttpFixture;
  let document: z.infer<typeof Document>;
  beforeAll(async () => {
    http = await startHttp();
    document = Document.parse(await (await http.call('/api/v1/openapi.json')).json());
  });
  afterAll(() => http.stop());

  it('tells of every route', () => {
    const told = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method} ${path}`),
    );
    expect(told.sort()).toEqual([
      'delete /api/v1/digest/readers/{id}',
      'delete /api/v1/distribution-rules/{id}',
      'delete /api/v1/experiments/{id}',
      'delete /api/v1/fields/{id}',
      'delete /api/v1/pipelines/{id}',
      'delete /api/v1/plans/{id}',
      'delete /api/v1/tags/{id}',
      'delete /api/v1/task-kinds/{id}',
      'delete /api/v1/triggers/{id}',
      'delete /api/v1/views/{id}',
      'delete /api/v1/webhooks/{id}',
      'get /api/v1/appointments',
      'get /api/v1/bitrix24',
      'get /api/v1/bitrix24/calls',
      'get /api/v1/bitrix24/settings',
      'get /api/v1/bitrix24/works',
      'get /api/v1/board',
      'get /api/v1/board/columns/{stageId}',
      'get /api/v1/bulk',
      'get /api/v1/bulk/{id}',
      'get /api/v1/channels',
      'get /api/v1/contacts',
      'get /api/v1/contacts/count',
      'get /api/v1/contacts/export',
      'get /api/v1/contacts/imports',
      'get /api/v1/contacts/imports/{id}',
      'get /api/v1/contacts/imports/{id}/errors',
      'get /api/v1/contacts/{id}',
      'get /api/v1/contacts/{id}/suggestions',
      'get /api/v1/contacts/{id}/timeline',
      'get /api/v1/conversion/calibration',
      'get /api/v1/conversion/prompt',
      'get /api/v1/conversion/status',
      'get /api/v1/conversion/versions',
      'get /api/v1/dialogs',
      'get /api/v1/dialogs/{id}',
      'get /api/v1/dialogs/{id}/lead',
      'get /api/v1/dialogs/{id}/messages',
      'get /api/v1/digest',
      'get /api/v1/digest/preview',
      'get /api/v1/distribution-rules',
      'get /api/v1/events',
      'get /api/v1/experiments',
      'get /api/v1/experiments/clients-needed',
      'get /api/v1/experiments/surfaces',
      'get /api/v1/experiments/{id}',
      'get /api/v1/fields',
      'get /api/v1/journal',
      'get /api/v1/journal/channels',
      'get /api/v1/journal/gaps',
      'get /api/v1/journal/{id}',
      'get /api/v1/kpis',
      'get /api/v1/kpis.csv',
      'get /api/v1/kpis/choices',
      'get /api/v1/kpis/{id}/by/{dimension}',
      'get /api/v1/kpis/{id}/by/{dimension}.csv',
      'get /api/v1/kpis/{id}/series.csv',
      'get /api/v1/kpis/{id}/units',
      'get /api/v1/kpis/{id}/units.csv',
      'get /api/v1/labelling',
      'get /api/v1/labelling/summary',
      'get /api/v1/me',
      'get /api/v1/me/offered',
      'get /api/v1/offers',
      'get /api/v1/openapi.json',
      'get /api/v1/orders',
      'get /api/v1/orders/{id}',
      'get /api/v1/pipelines',
      'get /api/v1/pipelines/{id}/changes',
      'get /api/v1/pipelines/{id}/conversion',
      'get /api/v1/pipelines/{id}/review',
      'get /api/v1/pipelines/{id}/review.csv',
      'get /api/v1/pipelines/{id}/review/dialogs',
      'get /api/v1/pipelines/{id}/review/dialogs.csv',
      'get /api/v1/plans',
      'get /api/v1/plans/{id}',
      'get /api/v1/plans/{id}/clients',
      'get /api/v1/plans/{id}/report',
      'get /api/v1/sessions.jsonl',
      'get /api/v1/settings/funnel',
      'get /api/v1/settings/labelling',
      'get /api/v1/settings/lead-quality',
      'get /api/v1/sources',
      'get /api/v1/stream',
      'get /api/v1/tags',
      'get /api/v1/task-kinds',
      'get /api/v1/tasks',
      'get /api/v1/tasks/counts',
      'get /api/v1/tasks/{id}',
      'get /api/v1/team',
      'get /api/v1/triggers',
      'get /api/v1/triggers/options',
      'get /api/v1/triggers/recipes',
      'get /api/v1/triggers/{id}/runs',
      'get /api/v1/undelivered',
      'get /api/v1/views',
      'get /api/v1/webchat/events',
      'get /api/v1/webchat/info',
      'get /api/v1/webchat/messages',
      'get /api/v1/webhooks',
      'get /api/v1/webhooks/{id}',
      'get /api/v1/webhooks/{id}/deliveries',
      'get /healthz',
      'get /metrics',
      'get /readyz',
      'patch /api/v1/bitrix24/settings',
      'patch /api/v1/contacts/imports/{id}',
      'patch /api/v1/contacts/{id}',
      'patch /api/v1/conversion/budget',
      'patch /api/v1/digest',
      'patch /api/v1/digest/readers/{id}',
      'patch /api/v1/distribution-rules/{id}',
      'patch /api/v1/experiments/{id}',
      'patch /api/v1/fields/{id}',
      'patch /api/v1/offers/{id}',
      'patch /api/v1/orders/{id}',
      'patch /api/v1/pipelines/{id}',
      'patch /api/v1/pipelines/{id}/loss-reasons/{reasonId}',
      'patch /api/v1/pipelines/{id}/stages/{stageId}',
      'patch /api/v1/plans/{id}',
      'patch /api/v1/settings/funnel',
      'patch /api/v1/settings/labelling',
      'patch /api/v1/settings/lead-quality',
      'patch /api/v1/sources/{id}',
      'patch /api/v1/tags/{id}',
      'patch /api/v1/task-kinds/{id}',
      'patch /api/v1/tasks/{id}',
      'patch /api/v1/team/{id}',
      'patch /api/v1/triggers/{id}',
      'patch /api/v1/views/{id}',
      'patch /api/v1/webhooks/{id}',
      'post /api/auth/change-password',
      'post /api/auth/sign-in/email',
      'post /api/auth/sign-out',
      'post /api/v1/bitrix24/portal',
      'post /api/v1/bitrix24/portal/fields',
      'post /api/v1/bitrix24/replay',
      'post /api/v1/bitrix24/try',
      'post /api/v1/bitrix24/works/{id}/replay',
      'post /api/v1/bulk',
      'post /api/v1/bulk/{id}/cancel',
      'post /api/v1/bulk/{id}/undo',
      'post /api/v1/calls',
      'post /api/v1/channels/{id}/pair',
      'post /api/v1/channels/{id}/unlink',
      'post /api/v1/contacts',
      'post /api/v1/contacts/imports',
      'post /api/v1/contacts/imports/{id}/cancel',
      'post /api/v1/contacts/imports/{id}/check',
      'post /api/v1/contacts/imports/{id}/start',
      'post /api/v1/contacts/{id}/dismissals',
      'post /api/v1/contacts/{id}/merge',
      'post /api/v1/contacts/{id}/verified',
      'post /api/v1/conversion/check',
      'post /api/v1/conversion/prompt',
      'post /api/v1/conversion/rerun',
      'post /api/v1/conversion/rerun/{id}/cancel',
      'post /api/v1/conversion/try',
      'post /api/v1/conversion/versions/{version}/restore',
      'post /api/v1/deliveries/{id}/replay',
      'post /api/v1/dialogs/{id}/actions',
      'post /api/v1/dialogs/{id}/conversion',
      'post /api/v1/digest/link',
      'post /api/v1/digest/send',
      'post /api/v1/distribution-rules',
      'post /api/v1/distribution-rules/{id}/level',
      'post /api/v1/distribution-rules/{id}/simulate',
      'post /api/v1/experiments',
      'post /api/v1/experiments/{id}/finish',
      'post /api/v1/experiments/{id}/start',
      'post /api/v1/experiments/{id}/stop',
      'post /api/v1/fields',
      'post /api/v1/journal/{id}/retry',
      'post /api/v1/kpis/ask',
      'post /api/v1/labelling/{messageId}',
      'post /api/v1/labelling/{messageId}/undo',
      'post /api/v1/merges/{id}/undo',
      'post /api/v1/messages/{id}/let-go',
      'post /api/v1/messages/{id}/resend',
      'post /api/v1/offers',
      'post /api/v1/orders',
      'post /api/v1/pipelines',
      'post /api/v1/pipelines/{id}/loss-reasons',
      'post /api/v1/pipelines/{id}/stages',
      'post /api/v1/pipelines/{id}/stages/{stageId}/merge',
      'post /api/v1/pipelines/{id}/stages/{stageId}/place',
      'post /api/v1/pipelines/{id}/stages/{stageId}/remove',
      'post /api/v1/plans',
      'post /api/v1/plans/{id}/redistribute',
      'post /api/v1/sources',
      'post /api/v1/tags',
      'post /api/v1/tags/{id}/merge',
      'post /api/v1/task-kinds',
      'post /api/v1/tasks',
      'post /api/v1/tasks/{id}/cancel',
      'post /api/v1/tasks/{id}/complete',
      'post /api/v1/tasks/{id}/reopen',
      'post /api/v1/team',
      'post /api/v1/team/{id}/password',
      'post /api/v1/team/{id}/pause',
      'post /api/v1/triggers',
      'post /api/v1/triggers/dry-run',
      'post /api/v1/triggers/recipes/{id}',
      'post /api/v1/undelivered/resend',
      'post /api/v1/views',
      'post /api/v1/webchat/messages',
      'post /api/v1/webchat/sessions',
      'post /api/v1/webhooks',
    ]);
  });

  it('tells each parameter of a path, and the problem behind each failure', () => {
    for (const [path, item] of Object.entries(document.paths)) {
      for (const operation of Object.values(item)) {
        const named = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
        const told = operation?.parameters?.filter((p) => p.in === 'path').map((p) => p.name) ?? [];
        expect(told).toEqual(named);
        for (const [status, { content }] of Object.entries(operation?.responses ?? {})) {
          if (Number(status) >= 400) expect(Object.keys(content)).toEqual(['application/problem+json']);
        }
      }
    }
  });

  it('names nothing that it does not hold', () => {
    const text = JSON.stringify(document);
    for (const [, name = ''] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      expect(Object.keys(document.components.schemas)).toContain(name);
    }
    expect(Object.keys(document.components.schemas)).toEqual(
      expect.arrayContaining(['Action', 'Appointment', 'Contact', 'Dialog', 'Event', 'Kpis', 'Line', 'Me', 'Problem']),
    );
  });

  it('is shown by a page that loads everything from here and holds no script of its own', async () => {
    const page = await (await http.call('/api/docs')).text();
    const files = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(files).toHaveLength(3);
    expect(page).not.toMatch(/<script>|https?:/);
    for (const file of files) {
      const response = await http.call(file);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toMatch(/javascript|css/);
      await response.body?.cancel();
    }
    expect((await http.call('/api/docs/package.json')).status).toBe(404);
  });
});
