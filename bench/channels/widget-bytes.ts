import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const FOLDER = join('dist', 'widget');
/** The script for other people's sites: one file. */
const EMBEDDED = 'widget.js';

/** Bytes of the built widget's scripts, gzipped each by itself, as a server sends them; null for what is not built. */
export function widgetBytes(): { embedded: number | null; page: number | null } {
  const scripts = scriptNames();
  const sizeOf = (names: readonly string[]) =>
    names.length === 0 ? null : names.reduce((sum, name) => sum + gzipSync(readFileSync(join(FOLDER, name))).length, 0);
  return {
    embedded: sizeOf(scripts.filter((name) => name === EMBEDDED)),
    page: sizeOf(scripts.filter((name) => name !== EMBEDDED)),
  };
}

function scriptNames(): string[] {
  try {
    return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'));
  } catch {
    return [];
  }
}
