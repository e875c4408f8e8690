import { existsSync } from 'node:fs';

export interface FoundBrowser {
  path: string;
  args: readonly string[];
}

const SYSTEM = [
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** As root, in a container, Chromium's own sandbox cannot start; elsewhere it stays on. */
const sandbox = (): readonly string[] => (process.getuid?.() === 0 ? ['--no-sandbox'] : []);

/**
 * The browser that WhatsApp's page runs in: the one of PUPPETEER_EXECUTABLE_PATH, else an installed Chrome or Chromium, else the one that
 * comes by npm (Linux x64).
 * @throws when there is none, with the ways out.
 */
export async function findBrowser(
  wanted: string | undefined,
  {
    exists = existsSync,
    bundled = bundledBrowser,
  }: { exists?: (path: string) => boolean; bundled?: () => Promise<FoundBrowser | null> } = {},
): Promise<FoundBrowser> {
  if (wanted !== undefined) {
    if (!exists(wanted)) throw new Error(`PUPPETEER_EXECUTABLE_PATH: there is no file ${wanted}.`);
    return { path: wanted, args: sandbox() };
  }
  const installed = SYSTEM.find(exists);
  if (installed) return { path: installed, args: sandbox() };
  const found = await bundled();
  if (found) return found;
  throw new Error(
    'WhatsApp by QR code needs a browser: install Chrome or Chromium, or name one in PUPPETEER_EXECUTABLE_PATH.',
  );
}

/** Made for one page in a cloud function: these switches crash a long session or weaken it. */
const UNWANTED = new Set([
  '--single-process',
  '--no-zygote',
  '--disable-web-security',
  '--allow-running-insecure-content',
]);

async function bundledBrowser(): Promise<FoundBrowser | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const { default: chromium } = await import('@sparticuz/chromium');
  const args = chromium.args.filter((arg) => !UNWANTED.has(arg) && !arg.startsWith('--headless'));
  return { path: await chromium.executablePath(), args };
}
