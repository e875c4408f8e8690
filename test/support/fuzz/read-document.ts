import { z } from 'zod';
import { type JsonSchema, type Refs, refsOf, Schema } from './json-schema.ts';

const Content = z.record(z.string(), z.looseObject({ schema: Schema.optional() }));
const Operation = z.looseObject({
  security: z.array(z.record(z.string(), z.unknown())).optional(),
  parameters: z
    .array(
      z.looseObject({ in: z.string(), name: z.string(), required: z.boolean().optional(), schema: Schema.optional() }),
    )
    .optional(),
  requestBody: z.looseObject({ required: z.boolean().optional(), content: Content }).optional(),
  responses: z.record(z.string(), z.looseObject({ content: Content.optional() })),
});
const Document = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.looseObject({ schemas: z.record(z.string(), Schema) }),
});

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

export interface Operation {
  name: string;
  method: Method;
  path: string;
  security: 'none' | 'visitor' | 'team';
  params: Readonly<Record<string, JsonSchema>>;
  query: Readonly<Record<string, JsonSchema>>;
  /** Those of the query that cannot be left out. */
  needed: readonly string[];
  body: JsonSchema | null;
  upload: boolean;
  /** What each documented status is answered with; null where it is not JSON. */
  answers: ReadonlyMap<number, JsonSchema | null>;
}

/** The operations of an OpenAPI document, and what its references lead to. */
export function readDocument(document: unknown): { operations: Operation[]; refs: Refs } {
  const { paths, components } = Document.parse(document);
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => operationOf(path, method, operation)),
  );
  return { operations, refs: refsOf(components.schemas) };
}

const Method = z.enum(['GET', 'POST', 'PATCH', 'PUT', 'DELETE']);

function operationOf(path: string, method: string, operation: z.output<typeof Operation>): Operation {
  const { security = [], parameters = [], requestBody, responses } = operation;
  const within = (place: string) =>
    Object.fromEntries(parameters.flatMap((one) => (one.in === place ? [[one.name, one.schema ?? {}]] : [])));
  const schemes = security.flatMap((one) => Object.keys(one));
  return {
    name: `${method.toUpperCase()} ${path}`,
    method: Method.parse(method.toUpperCase()),
    path,
    security: schemes.includes('visitor') ? 'visitor' : schemes.length > 0 ? 'team' : 'none',
    params: within('path'),
    query: within('query'),
    needed: parameters.flatMap(({ in: place, required, name }) => (place === 'query' && required ? name : [])),
    body: requestBody?.content['application/json']?.schema ?? null,
    upload: requestBody !== undefined && !('application/json' in requestBody.content),
    answers: new Map(
      Object.entries(responses).map(([status, { content = {} }]) => {
        const json = content['application/json'] ?? content['application/problem+json'];
        return [Number(status), json?.schema ?? null];
      }),
    ),
  };
}
