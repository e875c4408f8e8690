import { fetchBusinessName, openSession } from './api.ts';
import { startChat } from './chat.ts';
import { pickLocale } from './locale.ts';
import { readOrigin } from './origin.ts';
import { texts } from './texts.ts';
import { createView } from './view/view.ts';

const locale = pickLocale(location.search, navigator.languages);
const words = texts[locale];
document.documentElement.lang = locale;
document.title = words.title;

const view = createView(words, locale, {
  onSay: (text) => chat.say(text),
  onPress: (button) => chat.press(button),
  onRemove: (id) => chat.remove(id),
});
document.querySelector('#chat')?.replaceChildren(...view.parts);

const chat = startChat({
  open: () => openSession(locale, readOrigin(location.search)),
  onChange: view.show,
});

void fetchBusinessName().then((name) => {
  if (!name) return;
  view.setName(name[locale]);
  document.title = `${name[locale]} · ${words.title}`;
});
