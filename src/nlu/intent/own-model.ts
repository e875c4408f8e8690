import { z } from 'zod';
import { NONE } from '../../domain/understanding.ts';
import { partsOf, partsOfTokens } from './features.ts';
import { finderOf } from './finder.ts';
import type { IntentLearner, IntentModel } from './intent-model.ts';
import { type Linear, marginsOf, SavedLinear, saveLinear, trainLinear } from './linear.ts';
import { readTokens } from './read-tokens.ts';
import { SavedFloats, SavedHashes, toBase64 } from './saved-array.ts';
import { trainWordNet } from './train-word-net.ts';
import { vectorizerOf } from './vectorizer.ts';
import { type Vocabulary, vocabularyOf } from './vocabulary.ts';
import { wordBookOf } from './word-book.ts';
import { chancesOf, compressed, SavedWordNet, saveWordNet, WIDTH, type WordNet, wordsOf } from './word-net.ts';

/** From so many samples on the network has enough to learn from; with less it only adds noise (ten for each of 77 intents do). */
export const ENOUGH_FOR_NET = 500;
/**
 * What the network's logarithms of chances weigh beside margins in a text of this many known words and pairs (some seven
 * words); less in a shorter one, of which the network is too sure. Chosen on validation lines.
 */
const NET_WEIGHT = 0.125;
const FULL_WEIGHT_FROM = 14;
/** Chances below this say no more than that. */
const LEAST_CHANCE = Math.log(1e-4);

/** Of a text of so many words none is known: another language, whose letter groups chance to fit. It is hardly meant for us. */
const STRANGE_WORDS = 2;
const DOUBT = 1;

interface Own {
  intents: string[];
  vocabulary: Vocabulary;
  linear: Linear;
  net: WordNet | null;
}

/**
 * Two views of a text added up, in plain typed arrays, both languages together: lines over words, letter groups and
 * groups of meaning, and a small network over words. The score is a margin: about 1 for a sure intent, -1 against.
 */
export const ownLearner: IntentLearner = {
  version: 'own-5',
  async train(samples) {
    const intents = [...new Set(samples.map(({ intent }) => intent))].sort();
    const numbers = new Map(intents.map((intent, index) => [intent, index]));
    const classes = Int32Array.from(samples, ({ intent }) => numbers.get(intent) ?? 0);
    const parts = samples.map(({ text }) => partsOf(text));
    const vocabulary = vocabularyOf(parts);
    const vectors = parts.map(vectorizerOf(vocabulary));
    const shape = { count: intents.length, size: vocabulary.hashes.length };
    const linear = trainLinear(vectors, classes, shape);
    if (samples.length < ENOUGH_FOR_NET) return modelOf({ intents, vocabulary, linear, net: null });

    const words = vectors.map((vector) => wordsOf(vector, vocabulary.words));
    const net = compressed(trainWordNet(words, classes, { ...shape, size: vocabulary.words }));
    return modelOf({ intents, vocabulary, linear, net });
  },
  async load(saved) {
    const own = Saved.parse(saved);
    if (!fits(own)) throw new Error('the saved weights are of another model');
    return modelOf(own);
  },
};

const Saved = z.object({
  intents: z.array(z.string()),
  vocabulary: z.object({ hashes: SavedHashes, rarity: SavedFloats, words: z.number() }),
  linear: SavedLinear,
  net: SavedWordNet.nullable(),
});

/** Whether all arrays are as long as the others ask for: a file cut off or put together from two would answer nonsense. */
function fits({ intents, vocabulary, linear, net }: Own): boolean {
  const [parts, classes] = [vocabulary.hashes.length, intents.length];
  return (
    vocabulary.rarity.length === parts &&
    vocabulary.words <= parts &&
    linear.weights.length === parts * classes &&
    linear.scale.length === classes &&
    linear.bias.length === classes &&
    (net === null ||
      (net.places.length === vocabulary.words * WIDTH &&
        net.scale.length === vocabulary.words &&
        net.directions.length === classes * WIDTH &&
        net.bias.length === classes))
  );
}

function modelOf({ intents, vocabulary, linear, net }: Own): IntentModel {
  const find = finderOf(vocabulary.hashes);
  const vectorOf = vectorizerOf(vocabulary, find);
  const book = wordBookOf(vocabulary, find);
  return {
    async classify(text) {
      const tokens = readTokens(text, book);
      const vector = vectorOf(partsOfTokens(tokens));
      const scores = marginsOf(linear, vector);
      if (net) {
        const { chances, known } = chancesOf(net, vector);
        const weight = NET_WEIGHT * Math.min(1, known / FULL_WEIGHT_FROM);
        for (let one = 0; one < scores.length; one += 1) {
          scores[one] = (scores[one] ?? 0) + weight * Math.max(chances[one] ?? 0, LEAST_CHANCE);
        }
      }
      const { share, count } = book.familiarity(tokens);
      const doubt = share === 0 && count >= STRANGE_WORDS ? DOUBT : 0;
      return intents
        .map((intent, one) => ({ intent, score: (scores[one] ?? 0) - (intent === NONE ? 0 : doubt) }))
        .sort((one, other) => other.score - one.score);
    },
    save: () => ({
      intents,
      vocabulary: {
        hashes: toBase64(vocabulary.hashes),
        rarity: toBase64(vocabulary.rarity),
        words: vocabulary.words,
      },
      linear: saveLinear(linear),
      net: net && saveWordNet(net),
    }),
  };
}
