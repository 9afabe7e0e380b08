import { CELL_FAULTS } from './cell-faults.ts';
import type { Fault } from './fault.ts';
import { LINE_FAULTS } from './line-faults.ts';
import { NUMBER_FAULTS } from './number-faults.ts';
import { STRUCTURE_FAULTS } from './structure-faults.ts';
import { WORD_FAULTS } from './word-faults.ts';

/** All kinds of fault that are planted. */
export const FAULTS: readonly Fault[] = [
  ...CELL_FAULTS,
  ...NUMBER_FAULTS,
  ...WORD_FAULTS,
  ...LINE_FAULTS,
  ...STRUCTURE_FAULTS,
];
