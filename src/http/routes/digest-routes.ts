import { z } from 'zod';
import { BY_MAIL, DigestKind, DigestSettings, mailReaderOf, personOf } from '../../domain/digest/digest-settings.ts';
import { KPIS } from '../../domain/kpi/registry.ts';
import { Locale } from '../../domain/localized.ts';
import { takesDigests } from '../../engine/digest/deliver.ts';
import { readReaders } from '../../store/digest/digest-rows.ts';
import { newLinkCode } from '../../store/digest/link-codes.ts';
import { readDigest } from '../../store/read-setting.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { defined } from '../defined.ts';
import { may, type Principal } from '../principal.ts';
import { type Problem, problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { scopeFor } from '../scope.ts';
import { withId } from '../takes.ts';
import { DigestLinkView, DigestView } from '../views/digest-view.ts';

const tag = 'Figures';
const Nothing = z.object({});

/** Digests of the figures to people's own messengers: when, what, to whom. */
export function digestRoutes(deps: RouteDeps): Route[] {
  const { store, guards, channels, surroundings, digester, clock, config, hasMail } = deps;
  const able = () => channels.all().filter(takesDigests);
  const gives = { status: 200, schema: DigestView, description: 'The settings, and who gets digests' } as const;

  async function view(who: Principal): Promise<DigestView> {
    const [{ since: _, ...settings }, readers] = await Promise.all([readDigest(store), readReaders(store)]);
    const { team } = surroundings();
    const mine = who.kind === 'user' ? who.id : null;
    return {
      settings,
      known: KPIS.map(({ id, title }) => ({ id, title })),
      channels: [...new Set(able().map(({ kind }) => kind))],
      hasLinks: config.PUBLIC_URL !== undefined,
      hasMail,
      readers: readers.flatMap(({ id, channelId, chatId, locale, daily, weekly, alerts, problem: trouble }) => {
        const mate = team.find((known) => known.id === personOf(id));
        const isMe = personOf(id) === mine;
        if (!mate || (!isMe && !may(who, 'manage'))) return [];
        const isMail = channelId === BY_MAIL;
        const channel = isMail ? BY_MAIL : (channels.get(channelId)?.kind ?? null);
        const runs = mate.role === 'owner' || mate.role === 'admin';
        const wishes = { locale, daily, weekly, alerts: runs ? alerts : null };
        return { id, name: mate.name, channel, address: isMail ? chatId : null, ...wishes, isMe, problem: trouble };
      }),
    };
  }

  const mayChange = (who: Principal, id: string): boolean =>
    may(who, 'manage') || (who.kind === 'user' && who.id === personOf(id));
  const noReader = (): Problem => problem('not-found', 'Nobody of this id gets digests.');

  return [
    route({
      method: 'get',
      path: '/api/v1/digest',
      tag,
      summary: 'When digests are sent, what is in them, and who gets them; others are shown to who manages',
      guard: guards.team('read'),
      takes: z.object({}),
      gives,
      handle: async ({ who }) => ok(await view(who)),
    }),
    route({
      method: 'patch',
      path: '/api/v1/digest',
      tag,
      summary: 'Change the hours, the weekday or the figures; what was due before by the new hours is not sent',
      guard: guards.team('manage'),
      takes: z.object({ body: z.strictObject(DigestSettings.partial().shape) }),
      gives,
      async handle({ body, who }) {
        const { since: _, ...before } = await readDigest(store);
        const value = { ...before, ...defined(body), since: clock.now() };
        await store.settings.updateOne({ _id: 'digest' }, { $set: { value } }, { upsert: true });
        await digester.plan();
        return ok(await view(who));
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/digest/link',
      tag,
      summary: 'A code for one’s own chat: whoever sends it to the bot within half an hour gets one’s digests there',
      guard: guards.team('read'),
      takes: z.object({ body: z.strictObject({ locale: Locale }) }),
      gives: { status: 201, schema: DigestLinkView, description: 'The code, told once' },
      problems: [409],
      async handle({ body: { locale }, who }) {
        if (who.kind !== 'user') return problem('refused', 'Digests are for people: sign in.');
        const there = able();
        if (there.length === 0) return problem('refused', 'No messenger is connected that digests can be sent to.');
        const { code, until } = await newLinkCode(store, { readerId: who.id, locale, now: clock.now() });
        const urls = await Promise.all(there.map(async ({ startLink }) => (startLink ? startLink(code) : null)));
        return ok({ code, url: urls.find((url) => url !== null) ?? null, until: until.toISOString() });
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/digest/mail',
      tag,
      summary: 'Get one’s own digests by e-mail, too, at this address; another address takes its place',
      guard: guards.team('read'),
      takes: z.object({ body: z.strictObject({ address: z.email().max(200), locale: Locale }) }),
      gives,
      problems: [409],
      async handle({ body: { address, locale }, who }) {
        if (who.kind !== 'user') return problem('refused', 'Digests are for people: sign in.');
        if (!hasMail) return problem('refused', 'No mail server is set: SMTP_URL and MAIL_FROM.');
        const now = clock.now();
        const fresh = { daily: true, weekly: true, alerts: true };
        const kept = { channelId: BY_MAIL, chatId: address, locale, linkedAt: now, since: now, problem: null };
        await store.digestReaders.updateOne(
          { _id: mailReaderOf(who.id) },
          { $set: kept, $setOnInsert: fresh },
          { upsert: true },
        );
        await digester.plan();
        return ok(await view(who));
      },
    }),
    route({
      method: 'patch',
      path: '/api/v1/digest/readers/{id}',
      tag,
      summary: 'Change which digests a person gets: one’s own, or anybody’s for who manages',
      guard: guards.team('read'),
      takes: z.object({
        params: withId,
        body: z.strictObject({
          daily: z.boolean().optional(),
          weekly: z.boolean().optional(),
          alerts: z.boolean().optional(),
          locale: Locale.optional(),
        }),
      }),
      gives,
      problems: [404],
      async handle({ params: { id }, body, who }) {
        if (!mayChange(who, id)) return problem('forbidden', 'You can only change your own digests.');
        const change = { ...defined(body), since: clock.now() };
        const { matchedCount } = await store.digestReaders.updateOne({ _id: id }, { $set: change });
        if (matchedCount === 0) return noReader();
        await digester.plan();
        return ok(await view(who));
      },
    }),
    route({
      method: 'delete',
      path: '/api/v1/digest/readers/{id}',
      tag,
      summary: 'Take a person’s chat off: no digest is sent there any more',
      guard: guards.team('read'),
      takes: z.object({ params: withId }),
      gives,
      problems: [404],
      async handle({ params: { id }, who }) {
        if (!mayChange(who, id)) return problem('forbidden', 'You can only change your own digests.');
        const { deletedCount } = await store.digestReaders.deleteOne({ _id: id });
        return deletedCount === 0 ? noReader() : ok(await view(who));
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/digest/preview',
      tag,
      summary: 'The digest as it would be sent now, with the figures that who asks may see',
      guard: guards.team('read'),
      takes: z.object({ query: z.strictObject({ kind: DigestKind.default('daily'), locale: Locale.default('ru') }) }),
      gives: { status: 200, schema: z.object({ text: z.string() }), description: 'The text' },
      async handle({ query, who }) {
        return ok({ text: await digester.preview({ ...query, scope: scopeFor(who, surroundings()) }) });
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/digest/send',
      tag,
      summary: 'Send one to oneself at once; those that are due come all the same',
      guard: guards.team('read'),
      // A mail server may take its time.
      patientMs: 25_000,
      takes: z.object({ body: z.strictObject({ kind: DigestKind }) }),
      gives: { status: 200, schema: Nothing, description: 'The messenger has taken it' },
      problems: [409],
      async handle({ body: { kind }, who }) {
        if (who.kind !== 'user') return problem('refused', 'Digests are for people: sign in.');
        const ways = [who.id, mailReaderOf(who.id)];
        const outcomes = await Promise.all(ways.map((id) => digester.sendNow(id, kind)));
        if (outcomes.some((outcome) => outcome.kind === 'sent')) return ok({});
        const reason = outcomes.flatMap((outcome) => ('reason' in outcome ? outcome.reason : []))[0];
        if (reason === undefined) return problem('refused', 'Link your chat first.');
        return problem('refused', `The messenger has not taken it: ${reason}`);
      },
    }),
  ];
}
