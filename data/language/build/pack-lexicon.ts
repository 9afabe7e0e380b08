import { packNumbers } from '../../../src/text/spelling/packed-bytes.ts';

interface Node {
  readonly children: Map<number, Node>;
  word: boolean;
}

/** The trie of the words as `Lexicon` reads it; `numbers`: the number that each word gets. */
export function packLexicon(words: Iterable<string>): { trie: Uint8Array; numbers: Map<string, number> } {
  const root: Node = { children: new Map(), word: false };
  for (const word of words) {
    let node = root;
    for (let at = 0; at < word.length; at++) {
      const character = word.charCodeAt(at);
      let next = node.children.get(character);
      if (next === undefined) node.children.set(character, (next = { children: new Map(), word: false }));
      node = next;
    }
    node.word = true;
  }
  const numbers = new Map<string, number>();
  const packed: number[] = [root.children.size];
  let nodes = 1;
  let level: [Node, string][] = [[root, '']];
  while (level.length > 0) {
    const below: [Node, string][] = [];
    for (const [parent, prefix] of level) {
      let before = 0;
      for (const [character, node] of [...parent.children].toSorted(([one], [other]) => one - other)) {
        const text = prefix + String.fromCharCode(character);
        packed.push(character - before, node.children.size * 2 + (node.word ? 1 : 0));
        before = character;
        nodes += 1;
        if (node.word) numbers.set(text, numbers.size);
        below.push([node, text]);
      }
    }
    level = below;
  }
  return { trie: packNumbers([nodes, numbers.size, ...packed]), numbers };
}
