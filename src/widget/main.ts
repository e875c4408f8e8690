import { backoffMs } from './backoff.ts';
import { createApi } from './create-api.ts';
import { pickLocale } from './locale.ts';
import { DEFAULT_LOOK, type Look } from './look.ts';
import { pause } from './pause.ts';
import { siteMemory } from './site-memory.ts';
import { createTalk } from './talk.ts';
import { texts } from './texts.ts';
import { createTheme } from './theme.ts';
import { createFooter } from './view/footer.ts';
import { titleOf } from './view/header.ts';
import { fitToKeyboard } from './viewport.ts';

/** The chat as a page of its own. */
const api = createApi('');

void start();

async function start(): Promise<void> {
  const root = document.querySelector<HTMLElement>('#chat');
  if (!root) return;
  const look = await fetchLook();
  const locale = pickLocale(location.search, navigator.languages, look.locales);
  const words = texts[locale];
  document.documentElement.lang = locale;
  document.title = look.name[locale] === '' ? words.title : `${titleOf(look, locale)} · ${words.title}`;
  createTheme(root).show(look);
  fitToKeyboard(root);
  const { view, begin } = createTalk({
    api,
    memory: siteMemory(''),
    words,
    locale,
    look,
    isLazy: false,
    onChange: () => undefined,
  });
  const main = document.createElement('main');
  main.className = 'main';
  main.append(view.body);
  root.replaceChildren(view.header.element, main, createFooter(words, locale, true));
  begin();
}

/** A server that is only starting is asked again a few times; then the chat begins without its dress. */
async function fetchLook(): Promise<Look> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const outcome = await api.fetchLook();
    if (outcome.kind === 'done') return outcome.value;
    await pause(backoffMs(attempt));
  }
  return DEFAULT_LOOK;
}
