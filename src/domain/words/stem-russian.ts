/** Suffix families of Russian, tried in this order; the longest ending of a family wins. */
const PERFECTIVE_GERUND = /(?:(?<=[ая])(?:в|вши|вшись)|(?:ив|ивши|ившись|ыв|ывши|ывшись))$/;
const REFLEXIVE = /с[яь]$/;
const ADJECTIVE = /(?:ее|ие|ые|ое|ими|ыми|ей|ий|ый|ой|ем|им|ым|ом|его|ого|ему|ому|их|ых|ую|юю|ая|яя|ою|ею)$/;
const PARTICIPLE = /(?:(?<=[ая])(?:ем|нн|вш|ющ|щ)|(?:ивш|ывш|ующ))$/;
const VERB =
  /(?:(?<=[ая])(?:ла|на|ете|йте|ли|й|л|ем|н|ло|но|ет|ют|ны|ть|ешь|нно)|(?:уете|ете|ила|ыла|ена|ейте|уйте|ите|или|ыли|ей|уй|ил|ыл|им|ым|ен|ило|ыло|ено|ят|ует|уют|ит|ыт|ены|ить|ыть|ишь|ую|ю))$/;
const NOUN =
  /(?:а|ев|ов|ие|ье|е|иями|ями|ами|еи|ии|и|ией|ей|ой|ий|й|иям|ям|ием|ем|ам|ом|о|у|ах|иях|ях|ы|ь|ию|ью|ю|ия|ья|я)$/;
const ABSTRACT = /ость?$/;
const SUPERLATIVE = /ейше?$/;

/**
 * Cuts the inflection off a lower-case Russian word (ё written as е), after the well-known Snowball scheme:
 * `парковкой` and `парковки` both give `парковк`. The first syllable is never touched.
 */
export function stemRussian(word: string): string {
  const firstVowel = word.search(/[аеиоуыэюя]/);
  if (firstVowel < 0) return word;
  const head = word.slice(0, firstVowel + 1);
  return head + finish(withoutEnding(word.slice(firstVowel + 1)));
}

function withoutEnding(tail: string): string {
  if (PERFECTIVE_GERUND.test(tail)) return tail.replace(PERFECTIVE_GERUND, '');
  const plain = tail.replace(REFLEXIVE, '');
  if (ADJECTIVE.test(plain)) return plain.replace(ADJECTIVE, '').replace(PARTICIPLE, '');
  if (VERB.test(plain)) return plain.replace(VERB, '');
  return plain.replace(NOUN, '');
}

function finish(tail: string): string {
  return tail.replace(/и$/, '').replace(ABSTRACT, '').replace(SUPERLATIVE, '').replace(/нн$/, 'н').replace(/ь$/, '');
}
