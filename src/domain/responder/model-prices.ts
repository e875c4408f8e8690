import { z } from 'zod';

/** US dollars for a million tokens. */
export const ModelPrice = z.object({
  /** As the provider calls it, `gpt-4o-mini`; a dated one such as `gpt-4o-mini-2024-07-18` costs as much. */
  model: z.string().trim().min(1).max(100),
  input: z.number().min(0).max(10_000),
  output: z.number().min(0).max(10_000),
});
export type ModelPrice = z.infer<typeof ModelPrice>;

/** List prices of OpenAI for models that people take for this; an owner who pays otherwise writes down his own. */
export const KNOWN_PRICES: readonly ModelPrice[] = [
  { model: 'gpt-4o-mini', input: 0.15, output: 0.6 },
  { model: 'gpt-4o', input: 2.5, output: 10 },
  { model: 'gpt-4.1', input: 2, output: 8 },
  { model: 'gpt-4.1-mini', input: 0.4, output: 1.6 },
  { model: 'gpt-4.1-nano', input: 0.1, output: 0.4 },
  { model: 'gpt-5', input: 1.25, output: 10 },
  { model: 'gpt-5-mini', input: 0.25, output: 2 },
  { model: 'gpt-5-nano', input: 0.05, output: 0.4 },
];

/** What the tokens cost in US dollars; null when nobody has told the model's price. The owner's own prices go first. */
export function costOf(
  tokens: { prompt: number; completion: number },
  model: string,
  own: readonly ModelPrice[],
): number | null {
  const name = model.replace(/-\d{4}-\d{2}-\d{2}$/, '');
  const price = [...own, ...KNOWN_PRICES].find((known) => known.model === model || known.model === name);
  if (!price) return null;
  return (tokens.prompt * price.input + tokens.completion * price.output) / 1_000_000;
}
