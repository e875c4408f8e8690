import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

describe('The rooms', () => {
  it('import each other only along the arrows of docs/architecture.md', () => {
    const depcruise = join('node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
    const report = execFileSync(process.execPath, [depcruise, '--config', '.dependency-cruiser.cjs', 'src'], {
      encoding: 'utf8',
    });
    expect(report).toMatch(/no dependency violations found \(\d{3,} modules/);
  });

  it.each(['console', 'widget'])('lets the %s know the server by its types alone', (page) => {
    const foreign = sourcesOf(join('src', page)).flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/^import (?!type )[^;]*? from '((?:\.\.\/)+[^']+)';/gmu)]
        // The console has rooms of its own under names of the server's.
        .map((match) => join(dirname(file), match[1] ?? ''))
        .filter((path) => /^src[\\/](?:domain|engine|store|http|channels|nlu|responder|jobs)[\\/]/u.test(path))
        .map((path) => `${file}: ${path}`),
    );
    expect(foreign).toEqual([]);
  });

  it('leave process.env to src/config.ts and to the process itself', () => {
    const readers = sourcesOf('src').filter((file) => readFileSync(file, 'utf8').includes('process.env'));
    expect(readers.sort()).toEqual([
      join('src', 'analytics-rebuild.ts'),
      join('src', 'flows.ts'),
      join('src', 'main.ts'),
      join('src', 'owner-password.ts'),
      join('src', 'replay.ts'),
      join('src', 'training.ts'),
    ]);
  });
});

function sourcesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/u.test(name))
    .map((name) => join(folder, name));
}
