import { type Lexicon, NONE } from './lexicon.ts';

/** log10: rarer words are not what somebody meant whose slip stands there. */
export const COMMON_WORD = -7.6;
/** Single characters as words must be more common to be meant. */
export const COMMON_CHARACTER = -4.6;

/** What is known of a node lies together: its first child, its word or NONE, a bit for each character below it (`bitOf`). */
const RECORD = 4;
const [FIRST_CHILD, WORD, BELOW] = [0, 1, 2];

/** Of a character, its bit among the thirty-two that say what may stand below a node. */
function bitOf(character: number): number {
  return 1 << (character & 31);
}

/**
 * The part of the lexicon that words which may have been meant are looked for in: only what leads to a common word, so that the rare
 * half of it costs nothing. Words have the lexicon's numbers, nodes have numbers of their own; siblings stand in the order of their
 * characters, and 0 is the root.
 */
export class CommonWords {
  readonly #characters: Uint16Array;
  readonly #nodes: Int32Array;
  readonly #roots = new Int32Array(65_536).fill(NONE);

  /** `alone`: log10 of a word by itself. */
  constructor(lexicon: Lexicon, alone: (word: number) => number) {
    const leads = leadingNodes(lexicon, alone);
    const nodes = leads.reduce((count, one) => count + one, 0);
    this.#characters = new Uint16Array(nodes);
    this.#nodes = new Int32Array((nodes + 1) * RECORD);
    this.#copy(lexicon, leads, alone);
    for (let node = this.firstChild(0); node < this.firstChild(1); node++)
      this.#roots[this.character(node)] = node;
  }

  /** Level by level as in the lexicon, so that a node's children come one after the other. */
  #copy(lexicon: Lexicon, leads: Uint8Array, alone: (word: number) => number): void {
    let [at, child] = [0, 1];
    for (let from = 0; from < leads.length; from++) {
      if (leads[from] === 0) continue;
      const word = lexicon.wordAt(from);
      const least = lexicon.parentOf(from) === 0 ? COMMON_CHARACTER : COMMON_WORD;
      this.#nodes[at + WORD] = word !== NONE && alone(word) >= least ? word : NONE;
      this.#nodes[at + FIRST_CHILD] = child;
      let below = 0;
      lexicon.forEachChild(from, (character, node) => {
        if (leads[node] === 0) return;
        this.#characters[child++] = character;
        below |= bitOf(character);
      });
      this.#nodes[at + BELOW] = below;
      at += RECORD;
    }
    this.#nodes[at + FIRST_CHILD] = child;
  }

  /** The node below another by a character; NONE where no common word goes on so. */
  child(node: number, character: number): number {
    if (node === 0) return this.#roots[character] ?? NONE;
    const at = node * RECORD;
    if (((this.#nodes[at + BELOW] ?? 0) & bitOf(character)) === 0) return NONE;
    let low = this.#nodes[at + FIRST_CHILD] ?? 0;
    let high = (this.#nodes[at + RECORD + FIRST_CHILD] ?? 0) - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = this.#characters[middle] ?? 0;
      if (found === character) return middle;
      if (found < character) low = middle + 1;
      else high = middle - 1;
    }
    return NONE;
  }

  /** The first node below another; its last is before `firstChild` of the next. */
  firstChild(node: number): number {
    return this.#nodes[node * RECORD + FIRST_CHILD] ?? 0;
  }

  /** The character that leads to a node. */
  character(node: number): number {
    return this.#characters[node] ?? 0;
  }

  /** The common word that ends at a node, or NONE. */
  wordAt(node: number): number {
    return this.#nodes[node * RECORD + WORD] ?? NONE;
  }
}

/** A one for each node of the lexicon at or below which a common word ends. */
function leadingNodes(lexicon: Lexicon, alone: (word: number) => number): Uint8Array {
  const leads = new Uint8Array(lexicon.nodes);
  for (let node = leads.length - 1; node > 0; node--) {
    const word = lexicon.wordAt(node);
    if (word !== NONE && alone(word) >= COMMON_WORD) leads[node] = 1;
    if (leads[node] === 1) leads[lexicon.parentOf(node)] = 1;
  }
  leads[0] = 1;
  return leads;
}
