import type { JsonSchema, Refs } from './json-schema.ts';

/** Where a value is not what its schema says, and why; empty when it fits. */
export function misfits(value: unknown, asked: JsonSchema, refs: Refs, at = ''): string[] {
  const schema = refs(asked);
  const wrong = (reason: string): string[] => [`${at || 'the answer'}: ${reason}`];
  const within = schema.allOf?.flatMap((part) => misfits(value, part, refs, at)) ?? [];
  if (within.length > 0) return within;
  const options = schema.anyOf ?? schema.oneOf;
  if (options) {
    const tries = options.map((option) => misfits(value, option, refs, at));
    if (tries.some((reasons) => reasons.length === 0)) return [];
    const [nearest] = tries.sort((one, other) => one.length - other.length);
    return nearest ?? [];
  }
  if ('const' in schema && schema.const !== value) return wrong(`is not ${JSON.stringify(schema.const)}`);
  if (schema.enum && !schema.enum.includes(value))
    return wrong(`${JSON.stringify(value)} is none of ${JSON.stringify(schema.enum)}`);
  const types = schema.type === undefined ? [] : [schema.type].flat();
  if (types.length > 0 && !types.some((type) => isOf(value, type)))
    return wrong(`${JSON.stringify(value)?.slice(0, 80)} is no ${types.join(' or ')}`);
  if (typeof value === 'string') return ofText(value, schema).flatMap(wrong);
  if (typeof value === 'number') return ofNumber(value, schema).flatMap(wrong);
  if (Array.isArray(value)) return ofList(value, schema, refs, at);
  return typeof value === 'object' && value !== null ? ofObject(value, schema, refs, at) : [];
}

function isOf(value: unknown, type: string): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'integer':
      return Number.isInteger(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    default:
      return typeof value === type;
  }
}

function ofText(text: string, { pattern, minLength = 0, maxLength = Number.POSITIVE_INFINITY }: JsonSchema): string[] {
  // JSON Schema counts signs, not halves of them.
  const { length } = [...text];
  if (length < minLength || length > maxLength) return [`has ${length} signs`];
  return pattern === undefined || new RegExp(pattern, 'u').test(text)
    ? []
    : [`${JSON.stringify(text.slice(0, 80))} is not like ${pattern}`];
}

function ofNumber(value: number, schema: JsonSchema): string[] {
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = schema;
  const isIn = value >= minimum && value <= maximum && value > (schema.exclusiveMinimum ?? Number.NEGATIVE_INFINITY);
  return isIn ? [] : [`${value} is out of bounds`];
}

function ofList(list: readonly unknown[], schema: JsonSchema, refs: Refs, at: string): string[] {
  const { prefixItems = [], items } = schema;
  return list.flatMap((item, place) => {
    const one = prefixItems[place] ?? items;
    return one ? misfits(item, one, refs, `${at}[${place}]`) : [];
  });
}

function ofObject(value: object, schema: JsonSchema, refs: Refs, at: string): string[] {
  const { properties = {}, required = [], additionalProperties = true } = schema;
  const missing = required.filter((name) => !Object.hasOwn(value, name)).map((name) => `${at}.${name}: is missing`);
  const wrong = Object.entries(value).flatMap(([name, part]) => {
    const own = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (own) return misfits(part, own, refs, `${at}.${name}`);
    if (additionalProperties === false) return [`${at}.${name}: is not documented`];
    return additionalProperties === true ? [] : misfits(part, additionalProperties, refs, `${at}.${name}`);
  });
  return [...missing, ...wrong];
}
