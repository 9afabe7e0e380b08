import { BLOCKS } from '../law/catalogue/catalogue-node.ts';
import type { AgencyFrame, Column } from './page-model.ts';

/** The 专栏's five blocks in the prescribed order (国办公开办函〔2019〕61号). */
export function blocksOf(agency: Pick<AgencyFrame, 'columns'>): readonly Column[] {
  return agency.columns
    .filter((column) => column.block !== 'dynamic')
    .toSorted((a, b) => BLOCKS.indexOf(a.block) - BLOCKS.indexOf(b.block));
}

/** What stands beside the 专栏: news and notices. */
export function besidesBlocks(agency: Pick<AgencyFrame, 'columns'>): readonly Column[] {
  return agency.columns.filter((column) => column.block === 'dynamic');
}
