import type { Api } from './api.ts';
import { backoffMs } from './backoff.ts';
import { createApi } from './create-api.ts';
import type { Look } from './look.ts';
import { type Mounted, mountWidget } from './mount.ts';
import { pause } from './pause.ts';
import { startPreview } from './preview.ts';
import { siteMemory } from './site-memory.ts';
import css from './style.css?inline';

declare global {
  interface Window {
    /** The only name that the widget takes on a page. */
    Voronka?: Pick<Mounted, 'open' | 'close' | 'remove'>;
  }
}

begin();

/** What the script tag does: nothing while the page loads, then the widget, once however often the tag stands there. */
function begin(): void {
  const script = ownScript();
  if (!script || window.Voronka) return;
  let mounted: Mounted | null = null;
  let wanted: 'open' | 'close' | 'remove' | null = null;
  // May be called before the widget stands.
  const doLater = (what: 'open' | 'close' | 'remove') => (): void => {
    if (mounted) mounted[what]();
    else wanted = what;
    if (what === 'remove') delete window.Voronka;
  };
  window.Voronka = { open: doLater('open'), close: doLater('close'), remove: doLater('remove') };
  const nonce = script.nonce ?? '';
  const wished = [script.dataset.lang ?? '', document.documentElement.lang, ...navigator.languages];
  const root = new URL('.', script.src).href.replace(/\/$/u, '');
  const mount = async (): Promise<void> => {
    if (script.dataset.preview !== undefined) return startPreview({ css, nonce });
    const api = createApi(root);
    const memory = siteMemory(new URL(root).host);
    const look = await lookOf(api);
    if (!look || wanted === 'remove') return;
    mounted = mountWidget({ api, memory, look, css, nonce, wished });
    if (wanted === 'open') mounted.open();
  };
  if (document.readyState === 'complete') void mount();
  else addEventListener('load', () => void mount());
}

/** A tag put in by another script is `currentScript`, too; one of a module is not. */
function ownScript(): HTMLScriptElement | null {
  const { currentScript } = document;
  if (currentScript instanceof HTMLScriptElement) return currentScript;
  return document.querySelector<HTMLScriptElement>('script[src*="/widget.js"]');
}

/** Asked for when the page is there, and kept by the browser for the next ones. Null where the widget may not stand. */
async function lookOf(api: Pick<Api, 'fetchLook'>): Promise<Look | null> {
  for (let attempt = 0; ; attempt += 1) {
    const outcome = await api.fetchLook();
    if (outcome.kind === 'done') return outcome.value;
    if (outcome.kind === 'refused') {
      // biome-ignore lint/suspicious/noConsole: whoever puts the tag on a site looks here for the reason, and nowhere else.
      console.warn(`Voronka: ${outcome.why}`);
      return null;
    }
    await pause((outcome.kind === 'later' ? outcome.retryAfterMs : null) ?? backoffMs(attempt));
  }
}
