import { type Sections, sectionOf } from './model-file.ts';
import { packNumbers, PackedReader } from './packed-bytes.ts';

/** A question and what follows from the answers; without a question, what a piece of evidence adds to the sum. */
export type TreeNode =
  | { readonly evidence: number; readonly below: number; readonly yes: TreeNode; readonly no: TreeNode }
  | { readonly adds: number };

const SECTION = 'trees';
/** A leaf, where a question would be. */
const LEAF = -1;
/** Numbers are written in steps: borders of evidence, what leaves add. */
const BORDER_STEPS = 1_000;
const LEAF_STEPS = 10_000;

/** A border as it will be read again. */
export function roundedBorder(border: number): number {
  return Math.round(border * BORDER_STEPS) / BORDER_STEPS;
}

/** Many small trees of questions about evidence; what they say is added up. */
export class DecisionTrees {
  readonly #base: number;
  /** Nodes of all trees, each before what follows from yes, then from no. */
  readonly #evidence: Int16Array;
  readonly #numbers: Float64Array;
  readonly #no: Int32Array;
  readonly #roots: number[] = [];

  constructor(sections: Sections) {
    const reader = new PackedReader(sectionOf(sections, SECTION));
    const [trees, nodes] = [reader.next(), reader.next()];
    this.#base = unfolded(reader.next()) / LEAF_STEPS;
    this.#evidence = new Int16Array(nodes);
    this.#numbers = new Float64Array(nodes);
    this.#no = new Int32Array(nodes);
    let at = 0;
    const read = (): void => {
      const node = at++;
      const evidence = reader.next() - 1;
      this.#evidence[node] = evidence;
      this.#numbers[node] = unfolded(reader.next()) / (evidence === LEAF ? LEAF_STEPS : BORDER_STEPS);
      if (evidence === LEAF) return;
      read();
      this.#no[node] = at;
      read();
    };
    for (let tree = 0; tree < trees; tree++) {
      this.#roots.push(at);
      read();
    }
  }

  /** What the trees say of evidence, in sum. */
  of(evidence: readonly number[]): number {
    let sum = this.#base;
    for (const root of this.#roots) {
      let node = root;
      let asked = this.#evidence[node] ?? LEAF;
      while (asked !== LEAF) {
        node = (evidence[asked] ?? 0) < (this.#numbers[node] ?? 0) ? node + 1 : (this.#no[node] ?? 0);
        asked = this.#evidence[node] ?? LEAF;
      }
      sum += this.#numbers[node] ?? 0;
    }
    return sum;
  }
}

/** The section that `DecisionTrees` reads. */
export function packTrees(base: number, trees: readonly TreeNode[]): Sections {
  const packed: number[] = [];
  let nodes = 0;
  const write = (node: TreeNode): void => {
    nodes += 1;
    if ('adds' in node) {
      packed.push(0, folded(Math.round(node.adds * LEAF_STEPS)));
      return;
    }
    packed.push(node.evidence + 1, folded(Math.round(node.below * BORDER_STEPS)));
    write(node.yes);
    write(node.no);
  };
  for (const tree of trees) write(tree);
  return new Map([
    [SECTION, packNumbers([trees.length, nodes, folded(Math.round(base * LEAF_STEPS)), ...packed])],
  ]);
}

/** Whole numbers below 0 between those above. */
function folded(number: number): number {
  return number < 0 ? -number * 2 - 1 : number * 2;
}

function unfolded(number: number): number {
  return number % 2 === 1 ? -(number + 1) / 2 : number / 2;
}
