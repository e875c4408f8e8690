import type { Locale } from '../../domain/localized.ts';
import { newPassword } from './new-password.ts';
import type { Auth } from './open-auth.ts';

/** `password` is there only when it was generated: show it once, it is kept nowhere. */
export type EnsuredOwner = { created: boolean; password?: string };

/** Makes the owner's account at the first start. An account that is there keeps its password, whatever the settings say. */
export async function ensureOwner(
  auth: Auth,
  { email, password, locale }: { email: string; password?: string | undefined; locale: Locale },
): Promise<EnsuredOwner> {
  const chosen = password ?? newPassword();
  const { created } = await auth.addUser({
    email,
    name: locale === 'ru' ? 'Владелец' : 'Owner',
    role: 'owner',
    password: chosen,
  });
  return created && password === undefined ? { created, password: chosen } : { created };
}
