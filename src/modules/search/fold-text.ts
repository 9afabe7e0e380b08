import TRADITIONAL from 'opencc-js/dict/TSCharacters';

let simplified: ReadonlyMap<string, string> | null = null;

/**
 * The text as it is compared: full-width letters and figures made ordinary, capitals small, traditional characters
 * simplified. Every character stays where it was, so that what is found can be marked in the text itself.
 */
export function foldText(text: string): string {
  simplified ??= loadSimplified();
  let folded = '';
  for (const character of text) folded += foldCharacter(character, simplified);
  return folded;
}

const FIRST_UNUSUAL = '\u0080';

function foldCharacter(character: string, to: ReadonlyMap<string, string>): string {
  if (character < FIRST_UNUSUAL) return character.toLowerCase();
  const plain = sameLength(character, character.normalize('NFKC').toLowerCase());
  return to.get(plain) ?? plain;
}

function sameLength(before: string, after: string): string {
  return after.length === before.length ? after : before;
}

/** `traditional simplified [other]|…`: the first is the usual one. */
function loadSimplified(): ReadonlyMap<string, string> {
  const pairs = TRADITIONAL.split('|').flatMap((line): [string, string][] => {
    const [from = '', to = ''] = line.split(' ');
    return from.length === to.length && from !== to ? [[from, to]] : [];
  });
  return new Map(pairs);
}
