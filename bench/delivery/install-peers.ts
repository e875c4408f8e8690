import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PEERS } from './subjects.ts';

/** Installs what the peers are made of, the first time, by their own lock: none of it belongs to the product. */
export function installPeers(): void {
  // npm writes this file at the end of an installation.
  if (existsSync(join(PEERS, 'node_modules', '.package-lock.json'))) return;
  process.stderr.write('Installing the peers (150 MB, once)…\n');
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error'];
  execFileSync('npm', ['ci', '--prefix', PEERS, ...flags], { stdio: ['ignore', process.stderr, 'inherit'] });
}
