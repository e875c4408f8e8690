import fc from 'fast-check';
import { fromSchema } from './from-schema.ts';
import { hostile, hostileText, spoilt } from './hostile.ts';
import type { JsonSchema, Refs } from './json-schema.ts';
import type { Operation } from './read-document.ts';

/** One request to be made; ids of things are still open in it. */
export interface Ask {
  params: Record<string, unknown>;
  query: readonly (readonly [string, unknown])[];
  /** Undefined: none is sent. */
  body: unknown;
  file: string;
  as: 'key' | 'person' | 'visitor' | 'stranger';
  onceKey: string | null;
}

/** Requests of one operation: half of them as they should be, the others with something in them that nobody means well by. */
export const asksFor = (operation: Operation, refs: Refs): fc.Arbitrary<Ask> =>
  fc.boolean().chain((isWell) => askFor(operation, refs, isWell));

function askFor(operation: Operation, refs: Refs, isWell: boolean): fc.Arbitrary<Ask> {
  const ill = (well: fc.Arbitrary<unknown>) => (isWell ? well : mostly(well, hostileText));
  const of = ([name, schema]: [string, JsonSchema]): [string, fc.Arbitrary<unknown>] => [
    name,
    ill(fromSchema(schema, refs, name)),
  ];
  const known = fc.record(Object.fromEntries(Object.entries(operation.query).map(of)), {
    requiredKeys: [...operation.needed],
  });
  const schema = operation.body;
  const fitting = schema === null ? fc.constant(undefined) : fromSchema(schema, refs);
  const write = operation.method !== 'GET' && operation.security === 'team';
  return fc.record({
    params: fc.record(Object.fromEntries(Object.entries(operation.params).map(of))),
    query: fc
      .tuple(
        known,
        isWell
          ? fc.constant<[string, string][]>([])
          : mostly(fc.constant<[string, string][]>([]), fc.array(oddQuery(operation), { maxLength: 2 })),
      )
      .chain(([one, more]) => {
        const free = Object.entries(one).filter(([name]) => !operation.needed.includes(name));
        // All filters at once fit nothing.
        const few = fc.subarray(free, { maxLength: Math.min(3, free.length) });
        const needed = Object.entries(one).filter(([name]) => operation.needed.includes(name));
        return few.map((some) => [...needed, ...some, ...more]);
      }),
    body: schema === null || isWell ? fitting : bodyOf(fitting),
    file: fc.oneof(fc.constant('name;phone\nАнна;+79180000001\n'), fc.string({ unit: 'binary', maxLength: 200 })),
    as: isWell ? usualAsker(operation) : mostly(usualAsker(operation), fc.constant('stranger' as const)),
    onceKey: write ? fc.option(isWell ? fc.uuid() : hostileText.map(inHeader), { freq: 4 }) : fc.constant(null),
  });
}

/** Twice the same, as an object, and what there is not. */
function oddQuery({ query }: Operation): fc.Arbitrary<[string, string]> {
  const name = fc.constantFrom(...Object.keys(query), 'q');
  return fc.oneof(
    fc.tuple(name, hostileText),
    fc.tuple(
      name.map((one) => `${one}[$ne]`),
      hostileText,
    ),
    fc.tuple(fc.constantFrom('__proto__', 'constructor', '$where', 'unknown'), hostileText),
  );
}

const mostly = <T, U>(well: fc.Arbitrary<T>, ill: fc.Arbitrary<U>): fc.Arbitrary<T | U> =>
  fc.oneof({ weight: 4, arbitrary: well }, { weight: 1, arbitrary: ill });

const bodyOf = (fitting: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 2, arbitrary: fitting },
    { weight: 8, arbitrary: fitting.chain(spoilt) },
    { weight: 1, arbitrary: hostile },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );

const usualAsker = ({ security }: Operation): fc.Arbitrary<Ask['as']> =>
  security === 'visitor' ? fc.constant('visitor') : fc.constantFrom('key', 'key', 'person');

/** Node sends nothing else in a header. */
const inHeader = (text: string): string => text.replace(/[^\x21-\x7e\x80-\xff]/g, '').slice(0, 400);
