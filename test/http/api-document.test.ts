import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { consoleCalls, isDocumented } from '../support/console-calls.ts';
import { type HttpFixture, startHttp } from '../support/start-http.ts';

const Operation = z.object({
  operationId: z.string().regex(/^[a-z]\w+$/),
  description: z.string().optional(),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  summary: z.string().min(5),
  tags: z.array(z.string()).length(1),
  parameters: z.array(z.object({ in: z.enum(['path', 'query', 'header']), name: z.string() })).optional(),
  responses: z.record(z.string().regex(/^\d{3}$/), z.object({ description: z.string(), content: z.looseObject({}) })),
});
const Document = z.looseObject({
  openapi: z.string().regex(/^3\.1\.\d$/),
  paths: z.record(z.string().startsWith('/'), z.partialRecord(z.enum(['get', 'post', 'patch', 'delete']), Operation)),
  tags: z.array(z.object({ name: z.string(), description: z.string() })),
  components: z.object({ schemas: z.record(z.string(), z.looseObject({})), securitySchemes: z.looseObject({}) }),
});

/** Pages, and what messengers and a CRM call by their own rules. */
const NO_API = / \/(webhooks\/|console|widget\.js|$)| \/shared-files/;

describe('The API document', () => {
  let http: HttpFixture;
  let document: z.infer<typeof Document>;
  beforeAll(async () => {
    http = await startHttp();
    document = Document.parse(await (await http.call('/api/v1/openapi.json')).json());
  });
  afterAll(() => http.stop());

  const told = () =>
    Object.entries(document.paths).flatMap(([path, item]) => Object.keys(item).map((method) => `${method} ${path}`));

  it('tells of every route that the server has, and of no other', () => {
    expect(told().sort()).toEqual(
      http
        .routes()
        .filter((route) => !NO_API.test(route))
        .sort(),
    );
    expect(told().length).toBeGreaterThan(200);
  });

  it('tells of everything that the console and the chat ask', () => {
    const calls = consoleCalls();
    const paths = Object.keys(document.paths);
    expect(calls.filter((call) => !isDocumented(call, paths))).toEqual([]);
    expect(calls.length).toBeGreaterThan(100);
  });

  it('is as linters want it: operations and tags named and described, each once, each failure told', () => {
    const operations = Object.values(document.paths).flatMap((item) => Object.values(item));
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const tags = document.tags.map(({ name }) => name);
    expect([...new Set(operations.flatMap((operation) => operation.tags))].sort()).toEqual([...tags].sort());
    for (const { name, description } of document.tags) expect([name, description.length > 15]).toEqual([name, true]);
    for (const { summary, responses } of operations) {
      expect([summary, summary.endsWith('.')]).toEqual([summary, false]);
      const statuses = Object.keys(responses);
      expect([summary, statuses.some((status) => status.startsWith('2'))]).toEqual([summary, true]);
      expect([summary, statuses.some((status) => status.startsWith('4') || status === '503')]).toEqual([summary, true]);
    }
    // `/a/{x}` and `/a/{y}` would be one address with two descriptions.
    const shapes = Object.keys(document.paths).map((path) => path.replace(/\{\w+\}/g, '{}'));
    expect(new Set(shapes).size).toBe(shapes.length);
  });

  it('says who may ask: the security of each operation is described, and the right of each of the team', () => {
    const schemes = Object.keys(document.components.securitySchemes);
    for (const { summary, security, description } of Object.values(document.paths).flatMap((item) =>
      Object.values(item),
    )) {
      const named = security.flatMap((one) => Object.keys(one));
      expect([summary, named.filter((name) => !schemes.includes(name))]).toEqual([summary, []]);
      if (named.includes('apiKey'))
        expect([summary, description ?? '']).toEqual([summary, expect.stringMatching(/right|Anybody/)]);
    }
  });

  it('offers an Idempotency-Key with every change that the team or a program asks for', () => {
    const changes = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).flatMap(([method, operation]) =>
        method === 'get' ? [] : [{ name: `${method} ${path}`, operation }],
      ),
    );
    const without = changes.filter(
      ({ operation }) => !operation.parameters?.some(({ in: place }) => place === 'header'),
    );
    // Signing in and out, files as they are, and what visitors and other systems send by ids of their own.
    const names = without
      .map(({ name }) => name)
      .filter((name) => !/ \/(api\/auth|hooks|api\/v1\/webchat)\//.test(name));
    expect(names.sort()).toEqual([
      'post /api/v1/contacts/imports',
      'post /api/v1/files',
      'post /api/v1/training/draft/import',
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
