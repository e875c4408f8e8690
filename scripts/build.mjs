// Builds what has changed: the server by tsc, the two pages by Vite. `npm start` calls it, so a fresh clone needs no other command.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

const PARTS = [
  { name: 'server', from: ['src'], settings: ['tsconfig.json', 'tsconfig.build.json'], make: buildServer },
  {
    name: 'console',
    from: ['src/console', 'src/http/views', 'src/domain'],
    settings: ['vite.console.config.ts'],
    make: () => buildPage('console'),
  },
  {
    name: 'widget',
    from: ['src/widget'],
    settings: ['vite.widget.config.ts', 'vite.embed.config.ts'],
    async make() {
      await buildPage('widget');
      await buildPage('embed');
    },
  },
  // It runs what the server's build has made.
  { name: 'models', from: ['intents', 'src/nlu'], settings: [], make: trainModel },
];

const [server, ...rest] = PARTS;
await bring(server);
// Side by side: the models are trained in a thread, and bundling leaves the other core idle.
const done = await Promise.allSettled(rest.map(bring));
for (const { reason } of done.filter(({ status }) => status === 'rejected')) throw reason;

async function bring({ name, from, settings, make }) {
  const stamp = join('dist', `.${name}.stamp`);
  const wanted = fingerprint([...from, ...settings, 'package-lock.json']);
  if (existsSync(join('dist', name)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
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

/** The model of the shipped intents, so that the first start need not train. Broken files are told by the start itself. */
async function trainModel() {
  const [{ loadIntents }, { createNlu }] = await Promise.all(
    ['load-intents', 'create-nlu'].map(
      (file) => import(pathToFileURL(resolve('dist', 'server', 'nlu', `${file}.js`)).href),
    ),
  );
  rmSync(join('dist', 'models'), { recursive: true, force: true });
  const loaded = await loadIntents('intents', join('dist', 'models'));
  if (loaded.kind !== 'ok') return;
  await createNlu({
    intents: loaded.intents,
    cacheDir: join('dist', 'models'),
    log: { info() {}, warn: console.warn, error: console.error },
  });
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
