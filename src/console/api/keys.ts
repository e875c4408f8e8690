/** Names under which answers are cached; the live stream marks them stale by the same names. */
export const keys = {
  me: ['me'],
  dialogs: ['dialogs'],
  dialog: (id: string) => ['dialog', id],
  messages: (id: string) => ['messages', id],
  kpis: ['kpis'],
  journal: ['journal'],
  undelivered: ['undelivered'],
  channels: ['channels'],
  board: ['board'],
  pipelines: ['pipelines'],
  conversion: ['conversion'],
  views: ['views'],
  tags: ['tags'],
  fields: ['fields'],
  bulk: ['bulk'],
};
