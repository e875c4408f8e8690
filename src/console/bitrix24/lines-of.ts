interface ParamLine {
  name: string;
  value: string;
}

/** Nested parameters as lines: `fields.TITLE`, a phone by its number, a command of a batch without its percent signs. */
export function linesOf(params: unknown, name = ''): ParamLine[] {
  if (Array.isArray(params)) {
    const values = params.map(valueIn);
    return values.every((value) => value !== null)
      ? [{ name, value: values.join(', ') }]
      : params.flatMap((part, at) => linesOf(part, `${name}.${at}`));
  }
  if (typeof params === 'object' && params !== null)
    return Object.entries(params).flatMap(([key, value]) => linesOf(value, name === '' ? key : `${name}.${key}`));
  return [{ name, value: readable(params === null || params === undefined ? '' : String(params)) }];
}

/** A plain value, or the phone in `{ VALUE, VALUE_TYPE }`. */
function valueIn(part: unknown): string | null {
  if (typeof part !== 'object' || part === null) return String(part);
  const value: unknown = Reflect.get(part, 'VALUE');
  return typeof value === 'string' ? value : null;
}

function readable(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', text.includes('?') ? ' ' : '+'));
  } catch {
    return text;
  }
}
