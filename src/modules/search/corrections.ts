import type { Db } from '../../platform/database/connect.ts';
import { foldText } from './fold-text.ts';
import { runsOf } from './search-terms.ts';
import { holesOf, soundOf } from './sounds.ts';
import type { Synonyms } from './synonyms.ts';
import { knownWords, likeWords, type SpokenWord } from './search-words.repository.ts';

/** Another way to write a query. */
export interface Correction {
  readonly text: string;
  /** The word that takes the place of what was typed: of three characters and more one wrong one is passed over by itself. */
  readonly word: string;
}

const LONGEST_WORD = 6;
/** A longer query is searched for slips only so far. */
const LONGEST_RUN = 16;
const MOST_PIECES = 100;
const MOST = 4;

/**
 * What may have been meant: words of public titles, and of the list of synonyms, that sound like a piece of the query or differ from it
 * in one character. Likeliest first. Whether anything is found with them is for the caller to see.
 */
export async function correctionsOf(db: Db, text: string, synonyms: Synonyms): Promise<Correction[]> {
  const folded = foldText(text);
  const all = runsOf(folded).flatMap((run) => (run.han ? piecesOf(run.text, run.at) : []));
  const pieces = all.slice(0, MOST_PIECES);
  if (pieces.length === 0) return [];
  const sounds = new Map(pieces.map((piece) => [piece.text, soundOf(piece.text)]));
  const holes = new Set(pieces.flatMap(({ text: piece }) => holesOf(piece)));
  const wanted = new Set(sounds.values());
  const found = [
    ...(await likeWords(db, { sounds: [...wanted], holes: [...holes] })),
    ...fromList(synonyms, wanted, holes),
  ];
  const right = await knownWords(
    db,
    pieces.map((piece) => piece.text),
  );
  const ways = pieces
    .filter(({ text: piece }) => !right.has(piece) && !synonyms.has(piece))
    .flatMap((piece) => waysFor(piece, sounds.get(piece.text) ?? '', found));
  const best = ways.toSorted((a, b) => b.score - a.score);
  const corrections = best.map(({ piece, word }) => ({
    text: `${folded.slice(0, piece.at)}${word}${folded.slice(piece.at + piece.text.length)}`,
    word,
  }));
  // The same text by way of a longer word comes first, and that way counts.
  return corrections
    .filter((one, index) => corrections.findIndex(({ text: other }) => other === one.text) === index)
    .slice(0, MOST);
}

interface Piece {
  readonly text: string;
  readonly at: number;
}

function piecesOf(run: string, start: number): Piece[] {
  const pieces: Piece[] = [];
  const end = Math.min(run.length, LONGEST_RUN);
  for (let from = 0; from < end; from += 1)
    for (let length = 2; length <= LONGEST_WORD && from + length <= end; length += 1)
      pieces.push({ text: run.slice(from, from + length), at: start + from });
  return pieces;
}

const SPOKEN = new WeakMap<Synonyms, readonly SpokenWord[]>();

/** Words of the list; how they sound is found out once. */
function spokenWords(synonyms: Synonyms): readonly SpokenWord[] {
  const known = SPOKEN.get(synonyms) ?? [...synonyms.keys()].map((word) => ({ word, sound: soundOf(word) }));
  SPOKEN.set(synonyms, known);
  return known;
}

function fromList(synonyms: Synonyms, sounds: ReadonlySet<string>, holes: ReadonlySet<string>): SpokenWord[] {
  return spokenWords(synonyms).filter(
    ({ word, sound }) => sounds.has(sound) || holesOf(word).some((hole) => holes.has(hole)),
  );
}

function waysFor(
  piece: Piece,
  sound: string,
  found: readonly SpokenWord[],
): { piece: Piece; word: string; score: number }[] {
  return found.flatMap(({ word, sound: itsSound }) => {
    if (word === piece.text || word.length !== piece.text.length) return [];
    const wrong = Array.from(word).filter((character, index) => character !== piece.text[index]).length;
    const alike = itsSound === sound;
    if (!alike && (wrong > 1 || word.length < 3)) return [];
    // A long word that sounds the same is hardly another one; each wrong character makes it less likely.
    return [{ piece, word, score: word.length * 2 + (alike ? 3 : 0) - wrong * 2 }];
  });
}
