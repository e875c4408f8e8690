import { z } from 'zod';
import { inPieces, type Spoken, spokenLines } from '../../domain/conversion/spoken-lines.ts';
import { listMembers } from '../../store/queries/users.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { readTypedPhone } from '../contact-takes.ts';
import { invalidInput, type Problem, problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { Id } from '../takes.ts';
import { CallView } from '../views/conversion-prompt-view.ts';
import { CONVERSION_TAG } from './conversion-prompt-routes.ts';

/** An hour on the phone has some 50,000 characters; JSON writes a Cyrillic one in up to six bytes. */
const MOST_CHARS = 120_000;
const MOST_BYTES = 1_000_000;
const MOST_SEGMENTS = 2_000;
const LONGEST_SEGMENT = 5_000;
const DAY_SECONDS = 86_400;
/** Clocks of telephone programs are not ours. */
const AHEAD_MS = 5 * 60_000;
/** A clock that was never set says 1970, and figures would begin there. */
const BACK_MS = 10 * 366 * DAY_SECONDS * 1000;

const NewCall = z.strictObject({
  externalId: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .meta({ description: 'Your number of the call: the same one twice is one call' }),
  at: z.iso.datetime({ offset: true }).meta({ description: 'When it began' }),
  durationSeconds: z.number().int().min(0).max(DAY_SECONDS).default(0),
  direction: z.enum(['in', 'out']),
  phone: z.string().max(40).optional().meta({ description: 'The client’s; the call becomes a dialog of that contact' }),
  managerId: Id.optional(),
  managerEmail: z.email().max(200).toLowerCase().optional(),
  source: z.string().trim().min(1).max(200).optional(),
  segments: z
    .array(
      z.strictObject({ speaker: z.enum(['manager', 'client']), text: z.string().trim().min(1).max(LONGEST_SEGMENT) }),
    )
    .min(1)
    .max(MOST_SEGMENTS)
    .optional()
    .meta({ description: 'The transcript by speaker; or `text`' }),
  text: z
    .string()
    .max(MOST_CHARS)
    .optional()
    .meta({ description: 'The transcript as text, a speaker a line: "Manager: …", "Client: …"' }),
});
type NewCall = z.output<typeof NewCall>;

/** Phone calls, as a telephone program tells of them. */
export function callRoutes({ store, engine, guards, surroundings, clock }: RouteDeps): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/v1/calls',
      tag: CONVERSION_TAG,
      summary:
        'Tell of a call that is over, with its transcript: it becomes a closed dialog of its contact and is judged',
      guard: guards.team('manage'),
      mostBytes: MOST_BYTES,
      takes: z.object({ body: NewCall }),
      gives: { status: 200, schema: CallView, description: 'The dialog that the call has become' },
      problems: [409, 413],
      async handle({ body }) {
        const at = new Date(body.at);
        if (at.getTime() + body.durationSeconds * 1000 > clock.now().getTime() + AHEAD_MS) {
          const reason = 'with `durationSeconds` lies in the future: tell of a call when it is over';
          return invalidInput([{ path: 'body.at', reason }]);
        }
        if (at.getTime() < clock.now().getTime() - BACK_MS) {
          return invalidInput([{ path: 'body.at', reason: 'lies more than ten years back: check the year' }]);
        }
        const spoken = spokenIn(body);
        if ('kind' in spoken) return spoken;
        const manager = await managerOf(body);
        if (manager.kind === 'problem') return manager;
        const phone = readTypedPhone(body.phone, surroundings().business.phone);
        if (phone.kind === 'problem') return phone;
        const taken = await engine.takeCall({
          externalId: body.externalId,
          at,
          durationSeconds: body.durationSeconds,
          direction: body.direction,
          phone: phone.phone ?? null,
          managerId: manager.id,
          source: body.source ?? null,
          spoken,
        });
        if (taken.kind === 'crowded')
          return problem('refused', 'Somebody else is changing this contact right now. Send the call again.');
        const { dialogId, contactId, repeated } = taken;
        return ok({ externalId: body.externalId, dialogId, contactId, repeated });
      },
    }),
  ];

  async function managerOf({
    managerId,
    managerEmail,
  }: NewCall): Promise<{ kind: 'manager'; id: string | null } | Problem> {
    if (managerId === undefined && managerEmail === undefined) return { kind: 'manager', id: null };
    const path = managerId === undefined ? 'body.managerEmail' : 'body.managerId';
    if (managerId !== undefined && managerEmail !== undefined) {
      return invalidInput([{ path, reason: 'name the manager by `managerId` or by `managerEmail`, not by both' }]);
    }
    const members = await listMembers(store);
    const found = members.find(({ id, email }) => id === managerId || email.toLowerCase() === managerEmail);
    if (found) return { kind: 'manager', id: found.id };
    return invalidInput([{ path, reason: 'nobody of the team has it: see GET /api/v1/team, or leave it out' }]);
  }
}

function spokenIn({ segments, text }: NewCall): readonly Spoken[] | Problem {
  if ((segments === undefined) === (text === undefined)) {
    return invalidInput([{ path: 'body', reason: 'give the transcript as `segments` or as `text`: one of the two' }]);
  }
  const spoken = segments ?? spokenLines(text ?? '');
  const path = segments ? 'body.segments' : 'body.text';
  if (spoken.length === 0) return invalidInput([{ path, reason: 'is empty: a call without words cannot be judged' }]);
  if (spoken.length > MOST_SEGMENTS) {
    return invalidInput([
      { path, reason: `has ${spoken.length} lines, at most ${MOST_SEGMENTS} are taken: send a shorter transcript` },
    ]);
  }
  const chars = spoken.reduce((sum, line) => sum + line.text.length, 0);
  if (chars <= MOST_CHARS) return spoken.flatMap(inPieces);
  return invalidInput([
    { path, reason: `has ${chars} characters, at most ${MOST_CHARS} are taken: send a shorter transcript` },
  ]);
}
