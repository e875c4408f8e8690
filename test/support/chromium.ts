import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import bundled from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

// Named by the packed size, so that an update of the package is unpacked anew, and by user, as the files are private.
const PACKED = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../../bin/chromium.br');
const UNPACKED = join(tmpdir(), `voronka-chromium-${userInfo().uid}-${statSync(PACKED).size}`);
const MODEST = join(UNPACKED, 'modest-chromium');

// Made for one page in a cloud function: the first crashes with several pages, the others would hide faults of ours.
const UNWANTED = new Set(['--single-process', '--disable-web-security', '--allow-running-insecure-content']);
const WANTED = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];

/**
 * Starts a headless Chromium that came by npm (Linux x64; elsewhere the Chrome installed there) and asks nobody on the
 * network. Text is drawn in Open Sans, which has Latin and Cyrillic, so screenshots look the same on every machine.
 */
export async function launchChromium(): Promise<Browser> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return chromium.launch({ channel: 'chrome', args: WANTED });
  if (!existsSync(UNPACKED)) await unpack();
  if (!existsSync(MODEST)) await writeModest();
  const args = [...bundled.args.filter((arg) => !UNWANTED.has(arg) && !arg.startsWith('--headless')), ...WANTED];
  return chromium.launch({
    executablePath: MODEST,
    args,
    env: { ...process.env, FONTCONFIG_FILE: join(UNPACKED, 'voronka-fonts.conf') },
  });
}

// Test workers may unpack at once, and the package takes a half-written file for a whole one: so each unpacks into a
// folder of its own and the first to finish gives it the common name. Only a child process can have its own TMPDIR.
async function unpack(): Promise<void> {
  const folder = await mkdtemp(`${UNPACKED}-`);
  const script = "import chromium from '@sparticuz/chromium'; await chromium.executablePath();";
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, TMPDIR: folder },
    cwd: process.cwd(),
  });
  await writeFile(join(folder, 'voronka-fonts.conf'), FONT_SETTINGS);
  await rename(folder, UNPACKED).catch(() => rm(folder, { recursive: true, force: true }));
}

/**
 * Where it may, and root may, Chromium gives its threads precedence over all else (nice -8): pages that draw would keep the program and
 * the database from working, six to one. So it is started without that right, where there is a way to give it up.
 */
async function writeModest(): Promise<void> {
  const half = `${MODEST}-${randomUUID()}`;
  const program = join(UNPACKED, 'chromium');
  const without = 'setpriv --bounding-set -sys_nice';
  const script = `#!/bin/sh\n${without} true 2>/dev/null && exec ${without} '${program}' "$@"\nexec '${program}' "$@"\n`;
  await writeFile(half, script, { mode: 0o755 });
  await rename(half, MODEST);
}

// The system's fonts only fill in what Open Sans lacks.
const FONT_SETTINGS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(UNPACKED, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(UNPACKED, 'font-cache')}</cachedir>
  ${['sans-serif', 'serif', 'system-ui', 'monospace']
    .map(
      (family) =>
        `<alias binding="strong"><family>${family}</family><prefer><family>Open Sans</family></prefer></alias>`,
    )
    .join('\n  ')}
</fontconfig>
`;
