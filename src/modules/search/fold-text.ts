import TRADITIONAL from 'opencc-js/dict/TSCharacters';

let simplified: ReadonlyMap<string, string> | null = null;

/** What each unit of UTF-16 becomes, as far as it was asked for; 0 for those that weren't. */
const folded = new Uint16Array(0x1_0000);
const FIRST_SURROGATE = 0xd8_00;
const LAST_SURROGATE = 0xdf_ff;

/**
 * The text as it is compared: full-width letters and figures made ordinary, capitals small, traditional characters
 * simplified. Every character stays where it was, so that what is found can be marked in the text itself.
 */
export function foldText(text: string): string {
  const units = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const isHalf = unit >= FIRST_SURROGATE && unit <= LAST_SURROGATE;
    const known = folded[unit];
    if (!isHalf && known !== undefined && known !== 0) {
      units[at] = known;
      continue;
    }
    const character = isHalf ? String.fromCodePoint(text.codePointAt(at) ?? unit) : text.charAt(at);
    const to = foldCharacter(character, (simplified ??= loadSimplified()));
    for (let n = 0; n < to.length; n += 1) units[at + n] = to.charCodeAt(n);
    if (!isHalf) folded[unit] = to.charCodeAt(0);
    at += to.length - 1;
  }
  return Buffer.from(units.buffer).toString('utf16le');
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
