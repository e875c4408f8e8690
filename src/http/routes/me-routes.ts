import { z } from 'zod';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { ENV_KEY, type Principal, roleOf } from '../principal.ts';
import { type Route, route } from '../route.ts';
import { MeView } from '../views/me-view.ts';

export function meRoutes({ guards, surroundings, intents }: RouteDeps): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/v1/me',
      tag: 'Team',
      summary: 'Who is asking, and what the console needs to know of the business',
      guard: guards.team('read'),
      takes: z.object({}),
      gives: { status: 200, schema: MeView, description: 'The asker' },
      handle({ who }) {
        const { business, team } = surroundings();
        const { name, timezone, currency } = business;
        return ok({
          ...identityOf(who),
          business: { name, timezone, currency },
          intents: [...intents()],
          team: team.map((mate) => ({ id: mate.id, name: mate.name })),
        });
      },
    }),
  ];
}

function identityOf(who: Principal): Pick<MeView, 'id' | 'name' | 'email' | 'role'> {
  if (who.kind === 'api')
    return { id: 'api', name: who.id === ENV_KEY ? 'API' : who.name, email: '', role: roleOf(who) };
  const { id, name, email, role } = who;
  return { id, name, email, role };
}
