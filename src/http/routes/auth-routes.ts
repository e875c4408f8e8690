import { z } from 'zod';
import { Role } from '../../domain/operator.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { MAX_PASSWORD, MIN_PASSWORD } from '../auth/open-auth.ts';
import { problem } from '../problem.ts';
import { type Route, route } from '../route.ts';

const Password = z.string().min(1).max(MAX_PASSWORD);
const SignedInView = z.object({ user: z.object({ id: z.string(), name: z.string(), email: z.string(), role: Role }) });
const Nothing = z.object({});

/** The session is a cookie that scripts cannot read; no token is ever in a body. */
export function authRoutes({ auth, guards, limiters, metrics }: RouteDeps): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/auth/sign-in/email',
      tag: 'Team',
      summary: 'Sign in: sets the session cookie',
      guard: guards.ownPages,
      limit: limiters.failedLogins,
      takes: z.object({ body: z.object({ email: z.email().max(200), password: Password }) }),
      gives: { status: 200, schema: SignedInView, description: 'Signed in' },
      problems: [401, 403],
      async handle({ body, request }) {
        const signed = await auth.signIn({ ...body, userAgent: (request.get('user-agent') ?? '').slice(0, 300) });
        metrics.logins.inc({ outcome: signed.kind });
        // The same words whether the address is known or not.
        if (signed.kind === 'refused') return problem('unauthorized', 'E-mail or password is wrong.');
        return ok({ user: signed.user }, { 'set-cookie': signed.cookies });
      },
    }),
    route({
      method: 'post',
      path: '/api/auth/sign-out',
      tag: 'Team',
      summary: 'Sign out: ends the session here and now',
      guard: guards.ownPages,
      takes: z.object({}),
      gives: { status: 200, schema: Nothing, description: 'Signed out' },
      problems: [403],
      async handle({ request }) {
        const { cookies } = await auth.signOut(request.get('cookie') ?? '');
        return ok({}, { 'set-cookie': cookies });
      },
    }),
    route({
      method: 'post',
      path: '/api/auth/change-password',
      tag: 'Team',
      summary: 'Change the own password; all other sessions end',
      guard: guards.team('read'),
      limit: limiters.failedLogins,
      takes: z.object({
        body: z.object({ currentPassword: Password, newPassword: z.string().min(MIN_PASSWORD).max(MAX_PASSWORD) }),
      }),
      gives: { status: 200, schema: Nothing, description: 'Changed' },
      problems: [409],
      async handle({ body, request }) {
        const changed = await auth.changePassword(request.get('cookie') ?? '', body);
        if (changed.kind === 'refused') return problem('refused', 'The current password is wrong.');
        return ok({}, { 'set-cookie': changed.cookies });
      },
    }),
  ];
}
