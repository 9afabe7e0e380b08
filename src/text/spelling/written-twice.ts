import { isSurname } from '../personal/person-names.ts';
import type { Lattice } from './lattice.ts';
import { NONE } from './lexicon.ts';
import type { Proposal } from './proposals.ts';

const ONE = 0x4e00;
/** 科科长, 队队员: a unit and whoever is of it. */
const HEADS: ReadonlySet<number> = new Set(Array.from('长员', (one) => one.charCodeAt(0)));

/** Whether what a proposal takes out may well be written twice: 中医医院, 工作队队员, 一项项, 经经办银行. */
export function isNaturallyTwice({ start, end, word }: Proposal, lattice: Lattice): boolean {
  if (word !== NONE) return false;
  const { units, path, starts, ends } = lattice;
  const length = end - start;
  const one = units[start - 1] === ONE ? start - 1 : start - 2;
  if (length === 1 && units[one] === ONE && path.some((edge) => starts[edge] === one)) return true;
  const ofUnit = (edge: number): boolean =>
    (starts[edge] === start || starts[edge] === end) &&
    (ends[edge] ?? 0) - (starts[edge] ?? 0) === 2 &&
    HEADS.has(units[(ends[edge] ?? 0) - 1] ?? 0);
  if (length === 1 && path.some(ofUnit)) return true;
  if (length === 1 && isParticleBeforeItself(start, lattice)) return true;
  // The border of two words, each longer than what is written twice, lies between the copies.
  return path.some((edge, index) => {
    const border = ends[edge] ?? 0;
    if (border !== start && border !== end) return false;
    const next = path[index + 1];
    if (next === undefined || border - (starts[edge] ?? 0) <= length || (ends[next] ?? 0) - border <= length)
      return false;
    for (let step = 1; step <= length; step++)
      if (units[border - step] !== units[border + length - step]) return false;
    return true;
  });
}

/** Words of one character that a word with the same character may follow: 经经办银行核实, 对对口部门, 各村村民. */
const PARTICLES: ReadonlySet<number> = new Set(
  Array.from('经对按为于在和与及或将由向从据凭每各本该其年月日村镇县', (one) => one.charCodeAt(0)),
);

function isParticleBeforeItself(start: number, { units, path, starts, ends }: Lattice): boolean {
  const unit = units[start] ?? 0;
  if (!PARTICLES.has(unit)) return false;
  const first = units[start + 1] === unit ? start : start - 1;
  return path.some(
    (edge) => starts[edge] === first + 1 && (ends[edge] ?? 0) - first > 2 && units[first] === unit,
  );
}

/** log10: surnames that are words of grammar are commoner (和, 于), names that a dictionary has are rarer (何平). */
const RARER_THAN_GRAMMAR = -3.3;
const RARE_AS_NAMES = -5.3;

/** Whether a surname that is no part of a usual word stands before the unit and its double. */
export function isGivenName(at: number, lattice: Lattice): boolean {
  const { units, path, starts, ends, words } = lattice;
  const first = units[at - 1] === units[at] ? at - 1 : at;
  const surname = first - 1;
  if (units[first] !== units[first + 1] || (units[surname] ?? 0) <= 0) return false;
  if (!isSurname(String.fromCharCode(units[surname] ?? 0))) return false;
  return path.some((edge) => {
    if (starts[edge] !== surname) return false;
    const isAlone = (ends[edge] ?? 0) === surname + 1;
    const word = words[edge] ?? NONE;
    return word === NONE || lattice.alone(word) < (isAlone ? RARER_THAN_GRAMMAR : RARE_AS_NAMES);
  });
}
