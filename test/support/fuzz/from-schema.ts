import fc from 'fast-check';
import type { JsonSchema, Refs } from './json-schema.ts';

const NTH = Symbol('nth');

/** Stands for the id of a thing that there is, known when the request is made: the so-manyth of those that this field could name. */
export interface AnyId {
  [NTH]: number;
  field: string;
}

export type PickId = (field: string, nth: number) => string;

/** The value with ids in all the places that are for one. */
export function withIds(value: unknown, pick: PickId): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => withIds(one, pick));
  if (typeof value !== 'object' || value === null) return value;
  if (isAnyId(value)) return pick(value.field, value[NTH]);
  const filled: Record<string, unknown> = {};
  for (const [name, one] of Object.entries(value)) {
    // By assignment `__proto__` would be no key.
    Object.defineProperty(filled, name, {
      value: withIds(one, pick),
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  return filled;
}

const isAnyId = (value: object): value is AnyId => NTH in value;

const anId = (field: string): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 12, arbitrary: fc.nat(1_000).map((nth): AnyId => ({ [NTH]: nth, field })) },
    { weight: 1, arbitrary: fc.constantFrom('none', 'a:b/c@d', '0', '__proto__') },
  );
const MOST_DEEP = 6;

/** Values that fit a schema, as far as it says; `name` is that of the field, by which ids are known. */
export function fromSchema(asked: JsonSchema, refs: Refs, name = '', depth = 0): fc.Arbitrary<unknown> {
  const schema = refs(asked);
  const part = (one: JsonSchema, named = name) => fromSchema(one, refs, named, depth + 1);
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const options = schema.anyOf ?? schema.oneOf;
  if (options) {
    const few = depth > MOST_DEEP ? options.slice(0, 1) : options;
    return fc.oneof(...few.map((option) => part(option)));
  }
  if (schema.allOf) {
    return fc.tuple(...schema.allOf.map((one) => part(one))).map((parts) => Object.assign({}, ...parts));
  }
  const types = schema.type === undefined ? ['any'] : [schema.type].flat();
  return fc.oneof(...types.map((type) => ofType(type, schema, name, part, depth)));
}

type Part = (schema: JsonSchema, name?: string) => fc.Arbitrary<unknown>;

function ofType(type: string, schema: JsonSchema, name: string, part: Part, depth: number): fc.Arbitrary<unknown> {
  switch (type) {
    case 'string':
      return ofText(schema, name);
    case 'integer':
    case 'number':
      return ofNumber(schema, type === 'integer');
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array': {
      const { items = {}, prefixItems, minItems = 0, maxItems = 100 } = schema;
      if (prefixItems) return fc.tuple(...prefixItems.map((item) => part(item)));
      if (depth > MOST_DEEP) return fc.constant([]);
      return fc.array(part(items), { minLength: minItems, maxLength: Math.min(maxItems, Math.max(minItems, 3)) });
    }
    case 'object':
      return ofObject(schema, part, depth);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function ofObject(schema: JsonSchema, part: Part, depth: number): fc.Arbitrary<unknown> {
  const { properties = {}, required = [], additionalProperties, propertyNames } = schema;
  const shape = Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, part(one, name)]));
  const named = fc.record(shape, { requiredKeys: required.filter((name) => name in shape) });
  if (typeof additionalProperties !== 'object' || depth > MOST_DEEP) return named;
  const key = propertyNames ? ofText(propertyNames, '').map(String) : fc.string({ minLength: 1, maxLength: 8 });
  return fc
    .tuple(named, fc.dictionary(key, part(additionalProperties), { maxKeys: 3 }))
    .map(([one, more]) => ({ ...more, ...Object(one) }));
}

function ofText(schema: JsonSchema, name: string): fc.Arbitrary<unknown> {
  const { format, pattern, minLength = 0, maxLength = 200 } = schema;
  if (format === 'date-time') return moment;
  if (format === 'date') return day;
  if (format === 'email') return fc.nat(50).map((n) => `somebody-${n}@example.org`);
  if (format === 'uri' || /url|address/i.test(name))
    return fc.constantFrom('https://192.0.2.1/hook', 'http://127.0.0.1:9/rest/1/abc/', 'ftp://x', 'https://[::1]/');
  if (name === 'limit') return fc.integer({ min: 1, max: 100 }).map(String);
  if (name === 'from') return fc.constantFrom('2026-01-01', '2026-05-31T21:00:00Z');
  if (name === 'to' || name === 'at') return fc.oneof(moment, day);
  if (NAMED.test(name)) return anId(name);
  if (/ids?$/i.test(name)) return anId(name);
  if (pattern !== undefined) return likeness(pattern);
  if (name === 'cursor') return fc.constantFrom('WyIyMDI2LTExLTEwVDEyOjAwOjAwLjAwMFoiLCJhIl0', 'W251bGwsImEiXQ', 'e30');
  return fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, Math.max(minLength, 30)) });
}

/** Fields that name a thing by its id, though they are not called so. */
const NAMED = /^(pipeline|stage|target|origin|assignee|manager|plan|offer|trigger|kpi)s?$|Offers$/;

const moment = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString());
const day = moment.map((text) => text.slice(0, 10));

function likeness(pattern: string): fc.Arbitrary<string> {
  try {
    return fc.stringMatching(new RegExp(pattern), { maxLength: 60 });
  } catch {
    // Looking ahead and behind is beyond it.
    return fc.string();
  }
}

function ofNumber(schema: JsonSchema, isWhole: boolean): fc.Arbitrary<number> {
  const low = schema.minimum ?? schema.exclusiveMinimum ?? -1_000;
  const high = Math.max(low, Math.min(schema.maximum ?? schema.exclusiveMaximum ?? low + 10_000, low + 1e9));
  if (isWhole)
    return fc.oneof(
      fc.integer({ min: Math.ceil(low), max: Math.floor(high) }),
      fc.constantFrom(Math.ceil(low), Math.floor(high)),
    );
  return fc.double({ min: low, max: high, noNaN: true });
}
