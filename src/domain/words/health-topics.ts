const TOPICS = [
  ['pregnancy', /беремен|кормл[ея]|кормящ|(?<!\p{L})(?:pregnan|breast-?feed|nursing)/iu],
  ['allergy', /аллерг|(?<!\p{L})allerg/iu],
  ['contraindications', /противопоказ|(?<!\p{L})contraindicat/iu],
] as const;

export type HealthTopic = (typeof TOPICS)[number][0];

/** What of a person's health a text speaks of. Whether something may be done to somebody is never answered by "yes, we do that". */
export const healthTopicsOf = (text: string): HealthTopic[] =>
  TOPICS.filter(([, words]) => words.test(text)).map(([topic]) => topic);
