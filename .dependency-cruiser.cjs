/** The arrows of docs/architecture.md. `npm run check` and a test hold them. */
const rooms = (...names) => `^src/(${names.join('|')})/`;
const sdk = (room, pattern) => ({
  name: `${pattern}-only-in-${room}`.replace(/[^\w-]/g, ''),
  comment: `This SDK is imported in one room only: ${room}.`,
  severity: 'error',
  from: { path: '^src', pathNot: `^src/${room}` },
  to: { path: `node_modules/${pattern}` },
});

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: { path: '^src' }, to: { circular: true } },
    {
      name: 'domain-is-pure',
      comment: 'domain imports zod, and luxon in one file for zone arithmetic; nothing else.',
      severity: 'error',
      from: { path: '^src/domain' },
      to: { pathNot: ['^src/domain', 'node_modules/(zod|luxon)/'] },
    },
    {
      name: 'luxon-in-zone-only',
      severity: 'error',
      from: { path: '^src/domain', pathNot: '^src/domain/booking/zone\\.ts$' },
      to: { path: 'node_modules/luxon' },
    },
    {
      name: 'engine-to-domain-and-store',
      severity: 'error',
      from: { path: '^src/engine' },
      to: { path: '^src', pathNot: rooms('engine', 'domain', 'store') },
    },
    {
      name: 'store-to-domain-and-ports',
      severity: 'error',
      from: { path: '^src/store' },
      to: { path: '^src', pathNot: [rooms('store', 'domain'), '^src/engine/ports\\.ts$'] },
    },
    {
      name: 'http-to-engine-inward',
      severity: 'error',
      from: { path: '^src/http' },
      to: { path: '^src', pathNot: [rooms('http', 'engine', 'domain', 'store', 'dry-talk'), '^src/config\\.ts$'] },
    },
    {
      name: 'dry-talk-needs-no-database',
      comment:
        'A conversation that is tried out is decided by the engine, on lists: what loads from the store would bring MongoDB.',
      severity: 'error',
      from: { path: '^src/dry-talk/' },
      to: {
        path: '^src',
        pathNot: [rooms('dry-talk', 'engine', 'domain'), '^src/store/(situation-of|inbox-row)\\.ts$'],
      },
    },
    {
      name: 'stories-play-dry-talks',
      severity: 'error',
      from: { path: '^src/(stories|flows-cli)/' },
      to: { path: '^src', pathNot: rooms('stories', 'flows-cli', 'dry-talk', 'domain', 'store/files') },
    },
    ...['channels', 'nlu', 'responder', 'jobs', 'integrations'].map((room) => ({
      name: `${room}-knows-only-ports`,
      comment: 'Implements an interface of engine/ports.ts and imports no other room.',
      severity: 'error',
      from: { path: `^src/${room}/` },
      to: { path: '^src', pathNot: [`^src/${room}/`, '^src/(domain|net|text)/', '^src/engine/ports\\.ts$'] },
    })),
    {
      name: 'net-and-text-know-nobody',
      severity: 'error',
      from: { path: '^src/(net|text)/' },
      to: { path: '^src', pathNot: '^src/(net|text)/' },
    },
    {
      name: 'only-app-sees-all',
      severity: 'error',
      from: { path: '^src/[^/]+/' },
      to: {
        path: '^src/(app|main|content|welcome|owner-password|analytics-rebuild|replay|flows|open-dry-content)\\.ts$',
      },
    },
    sdk('channels/telegram', 'telegraf'),
    sdk('store', 'mongoose'),
    sdk('jobs', '(agenda|@agendajs)'),
    sdk('responder', 'openai'),
    sdk('nlu', '@nlpjs'),
    sdk('integrations/mail', 'nodemailer'),
    sdk('http', '(express|helmet|better-auth|better-sse|zod-openapi)'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    // TypeScript 7 has no compiler API, so swc reads the files; its .tsx support is missing here: test/arrows.test.ts reads the pages.
    parser: 'swc',
    exclude: { path: '^src/(console|widget)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js'],
    },
  },
};
