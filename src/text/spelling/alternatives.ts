import { CandidateSearch, SLIP } from './candidates.ts';
import type { SpellingModel } from './spelling-model.ts';
import { isWordPair } from './word-pairs.ts';

/** So many words are remembered before all are forgotten. */
const MOST_REMEMBERED = 60_000;
/** Rarer words are not meant. */
const COMMON = -7.2;

/** Another word that may have been meant. */
export interface Alternative {
  readonly word: number;
  readonly kind: number;
  readonly slips: number;
}

/** Of whole words, those that are written for them by mistake; found once a word. */
export class Alternatives {
  readonly #model: SpellingModel;
  readonly #known = new Map<number, readonly Alternative[]>();

  constructor(model: SpellingModel) {
    this.#model = model;
  }

  /** The words as long as the units, which are a word themselves, that may have been meant by them. */
  of(word: number, units: readonly number[]): readonly Alternative[] {
    const known = this.#known.get(word);
    if (known !== undefined) return known;
    const best = new Map<number, Alternative>();
    const places = { units, weak: new Uint8Array(units.length).fill(2) };
    new CandidateSearch(places, this.#model, (meant, _, end, kind, slips) => {
      if (end !== units.length || this.#model.words.alone(meant) < COMMON) return;
      const other = best.get(meant);
      if (other === undefined || slips < other.slips) best.set(meant, { word: meant, kind, slips });
    }).from(0);
    const { lexicon } = this.#model;
    const found = [...best.values()].map((one) =>
      isWordPair(lexicon.text(word), lexicon.text(one.word)) ? { ...one, kind: SLIP.mixed } : one,
    );
    if (this.#known.size >= MOST_REMEMBERED) this.#known.clear();
    this.#known.set(word, found);
    return found;
  }
}
