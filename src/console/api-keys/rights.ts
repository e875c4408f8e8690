/** What a key can be allowed, as the server names it, from looking on to deciding where data goes. */
export const rights = ['read', 'act', 'repair', 'manage', 'own'] as const;
export type KeyRight = (typeof rights)[number];

export const isRight = (text: string): text is KeyRight => rights.some((right) => right === text);

/** Parts of the API that a key can be limited to, as the server names them, with the keys of their titles. */
export const areas = [
  ['dialogs', 'dialogs'],
  ['contacts', 'contacts'],
  ['board', 'board'],
  ['tasks', 'tasks'],
  ['offers-and-orders', 'orders'],
  ['sales-plans', 'plans'],
  ['pipelines', 'pipelines'],
  ['triggers', 'triggers'],
  ['fields', 'fields'],
  ['tags', 'tags'],
  ['figures', 'figures'],
  ['conversion', 'conversion'],
  ['experiments', 'experiments'],
  ['labelling', 'labelling'],
  ['training', 'training'],
  ['knowledge', 'knowledge'],
  ['records', 'records'],
  ['team', 'team'],
  ['channels', 'channels'],
  ['integrations', 'integrations'],
  ['journal', 'journal'],
] as const;
