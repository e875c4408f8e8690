// Builds what has changed: the server by tsc, the two pages by Vite. `npm start` calls it, so a fresh clone needs no other command.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const PARTS = [
  { name: 'server', from: ['src'], settings: ['tsconfig.json', 'tsconfig.build.json'], make: buildServer },
  {
    name: 'console',
    from: ['src/console', 'src/http/views', 'src/domain'],
    settings: ['vite.console.config.ts'],
    make: () => buildPage('console'),
  },
  { name: 'widget', from: ['src/widget'], settings: ['vite.widget.config.ts'], make: () => buildPage('widget') },
];

for (const { name, from, settings, make } of PARTS) {
  const stamp = join('dist', `.${name}.stamp`);
  const wanted = fingerprint([...from, ...settings, 'package-lock.json']);
  if (existsSync(join('dist', name)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) continue;
  process.stdout.write(`Building the ${name}…\n`);
  await make();
  mkdirSync('dist', { recursive: true });
  writeFileSync(stamp, wanted);
}

function buildServer() {
  execFileSync(process.execPath, [join('node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json'], {
    stdio: 'inherit',
  });
}

async function buildPage(page) {
  await build({ configFile: `vite.${page}.config.ts`, logLevel: 'warn' });
}

function fingerprint(paths) {
  const hash = createHash('sha256').update(process.version);
  for (const file of paths.flatMap(filesUnder).sort()) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}

function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  const entries = readdirSync(path, { withFileTypes: true, recursive: true, encoding: 'utf8' });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
