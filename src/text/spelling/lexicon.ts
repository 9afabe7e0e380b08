import { type Sections, sectionOf } from './model-file.ts';
import { PackedReader } from './packed-bytes.ts';

/** No such node, no such word. */
export const NONE = -1;

/**
 * All words that the models know, as a trie whose nodes lie level by level; siblings stand in the order of their characters.
 * A word's number is its rank among the nodes that end a word. Four numbers after the last word are no words but marks.
 */
export class Lexicon {
  /** Of a node: its character, its first child (its last is before the next node's first), its word or NONE. */
  readonly #characters: Uint16Array;
  readonly #firstChild: Uint32Array;
  readonly #words: Int32Array;
  readonly #parents: Uint32Array;
  readonly #nodeOf: Uint32Array;
  readonly #roots = new Int32Array(65_536).fill(NONE);
  /** How many words there are. */
  readonly size: number;
  /** How many nodes there are; a node comes behind the one it is below. */
  readonly nodes: number;

  constructor(sections: Sections) {
    const reader = new PackedReader(sectionOf(sections, 'trie'));
    const nodes = reader.next();
    this.size = reader.next();
    this.nodes = nodes;
    this.#characters = new Uint16Array(nodes);
    this.#firstChild = new Uint32Array(nodes + 1);
    this.#words = new Int32Array(nodes);
    this.#parents = new Uint32Array(nodes);
    this.#nodeOf = new Uint32Array(this.size);
    this.#read(reader, nodes);
    for (let node = 1; node < (this.#firstChild[1] ?? 0); node++)
      this.#roots[this.#characters[node] ?? 0] = node;
  }

  /** Node 0 is the root; each node after it: step of the character among its siblings, children × 2 + whether a word ends. */
  #read(reader: PackedReader, nodes: number): void {
    let [word, child, node] = [0, 1, 0];
    const counts = new Uint32Array(nodes);
    counts[0] = reader.next();
    for (let parent = 0; node + 1 < nodes; parent++) {
      this.#firstChild[parent] = child;
      let character = 0;
      for (let index = 0; index < (counts[parent] ?? 0); index++) {
        node = child + index;
        character += reader.next();
        const kind = reader.next();
        counts[node] = kind >> 1;
        this.#characters[node] = character;
        this.#parents[node] = parent;
        if ((kind & 1) === 1) this.#nodeOf[word] = node;
        this.#words[node] = (kind & 1) === 1 ? word++ : NONE;
      }
      child += counts[parent] ?? 0;
      if (node + 1 >= nodes) this.#firstChild.fill(child, parent + 1);
    }
  }

  /** The node below another (0: the root) by a character; NONE where no word goes on so. */
  child(node: number, character: number): number {
    if (node === 0) return this.#roots[character] ?? NONE;
    let low = this.#firstChild[node] ?? 0;
    let high = (this.#firstChild[node + 1] ?? 0) - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = this.#characters[middle] ?? 0;
      if (found === character) return middle;
      if (found < character) low = middle + 1;
      else high = middle - 1;
    }
    return NONE;
  }

  /** The word that ends at a node, or NONE. */
  wordAt(node: number): number {
    return this.#words[node] ?? NONE;
  }

  /** The node that another is below. */
  parentOf(node: number): number {
    return this.#parents[node] ?? 0;
  }

  /** The node that a word ends at. */
  nodeOf(word: number): number {
    return this.#nodeOf[word] ?? NONE;
  }

  /** Each character by which words go on from a node, with the node it leads to. */
  forEachChild(node: number, visit: (character: number, child: number) => void): void {
    const last = this.#firstChild[node + 1] ?? 0;
    for (let child = this.#firstChild[node] ?? 0; child < last; child++)
      visit(this.#characters[child] ?? 0, child);
  }

  /** A word's number, or NONE. */
  find(word: string): number {
    let node = 0;
    for (let at = 0; at < word.length && node !== NONE; at++) node = this.child(node, word.charCodeAt(at));
    return node === NONE ? NONE : this.wordAt(node);
  }

  /** The characters of a word; of a mark, none. */
  text(word: number): string {
    let text = '';
    for (let node = this.#nodeOf[word] ?? 0; node !== 0; node = this.#parents[node] ?? 0)
      text = String.fromCharCode(this.#characters[node] ?? 0) + text;
    return text;
  }

  /** A clause begins. */
  get begin(): number {
    return this.size;
  }

  /** A clause ends. */
  get end(): number {
    return this.size + 1;
  }

  /** A number in figures. */
  get figures(): number {
    return this.size + 2;
  }

  /** A run of Latin letters. */
  get latin(): number {
    return this.size + 3;
  }
}
