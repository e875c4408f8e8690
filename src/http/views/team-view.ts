import { z } from 'zod';
import { Profile } from '../../domain/distribution/profile.ts';
import { Role } from '../../domain/operator.ts';
import { instant } from './instant.ts';

const { schedule, absences, cap, weight, skills, languages } = Profile.shape;

/** A person of the team: what the console shows of him or her, and what distribution goes by. */
export const TeamMemberView = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    role: Role,
    active: z.boolean().meta({ description: 'False once the person has left the team' }),
    online: z.boolean(),
    lastSeenAt: instant.nullable(),
    onShift: z.boolean().meta({ description: 'By the schedule and the days off; a pause does not count' }),
    pause: z.object({ since: instant, until: instant.nullable() }).nullable(),
    openDialogs: z.number().meta({ description: 'Dialogs that this person leads, and offers that stand' }),
    assignedToday: z.number(),
    schedule: schedule.unwrap(),
    absences: absences.unwrap(),
    cap: cap.unwrap(),
    weight: weight.unwrap(),
    skills: skills.unwrap(),
    languages: languages.unwrap(),
  })
  .meta({ id: 'TeamMember' });
export type TeamMemberView = z.infer<typeof TeamMemberView>;

/** A password that is shown once and kept nowhere. */
export const OneTimePasswordView = z
  .object({ member: TeamMemberView, password: z.string() })
  .meta({ id: 'OneTimePassword' });
export type OneTimePasswordView = z.infer<typeof OneTimePasswordView>;
