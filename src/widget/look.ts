import type { WidgetConfigView } from '../http/views/widget-view.ts';

/** How the chat looks here, as the settings say. */
export type Look = WidgetConfigView;

/** For a page that cannot ask. */
export const DEFAULT_LOOK: Look = {
  color: '#5b5bd6',
  theme: 'auto',
  position: 'right',
  title: { ru: '', en: '' },
  greeting: { ru: '', en: '' },
  letter: '',
  logo: null,
  locales: ['ru', 'en'],
  openAfter: null,
  messengers: [],
  countInTitle: true,
  sound: false,
  name: { ru: 'Чат', en: 'Chat' },
  files: { mostBytes: 20 * 1024 * 1024, most: 10 },
};

/** Ours by its form. */
export function isLook(value: unknown): value is Look {
  return (
    typeof value === 'object' &&
    value !== null &&
    'color' in value &&
    typeof value.color === 'string' &&
    'name' in value &&
    'title' in value &&
    'greeting' in value &&
    'files' in value &&
    'locales' in value &&
    Array.isArray(value.locales) &&
    'messengers' in value &&
    Array.isArray(value.messengers)
  );
}
