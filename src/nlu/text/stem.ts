/** Endings of Russian nouns, adjectives and verbs, longest first. */
const RUSSIAN =
  /(иями|ями|ами|ией|иям|ием|иях|ого|его|ому|ему|ыми|ими|ать|ять|ить|еть|ая|яя|ую|юю|ое|ее|ые|ие|ый|ий|ой|ей|ою|ею|ом|ем|ам|ям|ах|ях|их|ых|ов|ев|ью|ия|ья|ии|ию|ю|а|я|о|е|и|ы|у|ь|й)$/;
const SHORTEST_STEM = 3;

/** A word without its ending, lightly: "стрижку" and "стрижки" share "стрижк", "colouring" and "colours" share "colour". */
export function stem(lower: string): string {
  return /[а-я]/.test(lower) ? russianStem(lower) : englishStem(lower);
}

function russianStem(word: string): string {
  const plain = word.length > 5 ? word.replace(/(ся|сь)$/, '') : word;
  // "стрижек" is of "стрижка": the vowel before к comes and goes.
  const stemmed = plain.replace(RUSSIAN, '').replace(/(\p{L}{3})[ео]к$/u, '$1к');
  return stemmed.length >= SHORTEST_STEM ? stemmed : plain;
}

function englishStem(word: string): string {
  const owned = word.replace(/'s$/, '');
  const single = owned
    .replace(/ies$/, 'y')
    .replace(/(ss|x|z|ch|sh)es$/, '$1')
    .replace(/([^su])s$/, '$1');
  const stemmed = single.replace(/(ing|ed)$/, '').replace(/([bdgmnprt])\1$/, '$1');
  return stemmed.length >= SHORTEST_STEM ? stemmed.replace(/e$/, '') : single;
}
