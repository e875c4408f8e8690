import type { TemplateChoice } from '../../domain/wa-templates/choice.ts';
import { type FillFacts, type VariableValue, valuesOf } from '../../domain/wa-templates/fit.ts';
import { variablesOf, type WaTemplate } from '../../domain/wa-templates/template.ts';

/** What somebody who sends a template by hand finds filled in: as it was set up for any purpose, else nothing. */
export function suggestedValues(
  template: WaTemplate,
  choices: readonly TemplateChoice[],
  facts: FillFacts,
): VariableValue[] {
  const used = choices.filter((one) => one.template === template.name && one.language === template.language);
  const choice = used.find(({ purpose }) => purpose === 'operator') ?? used[0];
  const known = choice ? valuesOf(choice.fills, facts) : [];
  return variablesOf(template).map(({ place, name }) => {
    const found = known.find((one) => one.place === place && one.name === name);
    return { place, name, value: found?.value ?? '' };
  });
}
