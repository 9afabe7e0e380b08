import { SLIP } from './candidates.ts';

/** By how much a text must get likelier, log10, before a slip of a kind is thought of at all: about how rare such slips are. */
export const LEAST_GAIN: Readonly<Record<number, number>> = {
  [SLIP.sameSound]: 1.3,
  [SLIP.nearSound]: 1.8,
  [SLIP.shape]: 2.2,
  [SLIP.grammar]: 1.5,
  [SLIP.missing]: 2,
  [SLIP.extra]: 3.5,
  [SLIP.doubled]: 1.5,
  [SLIP.other]: 4.6,
  [SLIP.mixed]: 0.6,
};
