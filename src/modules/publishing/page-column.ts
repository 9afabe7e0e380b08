import { columnPage } from '../../portal/column-page.ts';
import { columnPageHref } from '../../portal/paths.ts';
import { nodesById } from '../catalogue/catalogue.queries.ts';
import { listedLink } from './page-items.ts';
import { endsOf } from './page-items.repository.ts';
import { one, type MadePage, type PageId, type PageKind } from './page-kind.ts';
import { STEP_FACTS } from './page-facts.ts';
import { pagesWith } from './page-numbers.ts';
import type { PageReader } from './page-reader.ts';

/** Pages of a column. Owner: `<agency>/<column>`; 0 is the first page, which always is there, k a full one. */
export const COLUMN_PAGES: PageKind = { ...columnKind('column', 'page'), make: makeColumn };

/** Which pages of a column there are, as pages or as data. */
export function columnKind(
  kind: string,
  as: 'page' | 'data',
): Pick<PageKind, 'kind' | 'ofAgency' | 'bornOf'> {
  return {
    kind,
    ofAgency: async (_db, { agencyId, columns }) =>
      columns.map(({ nodeId, last }) => ({
        kind,
        owner: `${agencyId}/${nodeId}`,
        from: 0,
        to: pagesWith(as, last),
      })),
    bornOf: async (db, [name, nodeId, page]) => {
      const stands = name === STEP_FACTS[as];
      // `around`: a column that has moved; by then another page may stand at its old address, and its receipt be gone.
      if (!stands && name !== 'end' && name !== 'column' && name !== 'around') return [];
      const agencyId = (await nodesById(db, [nodeId])).get(nodeId)?.agencyId;
      if (agencyId === undefined) return [];
      const owner = `${agencyId}/${nodeId}`;
      if (stands) return [one(kind, owner, Number(page))];
      if (name === 'end') return [one(kind, owner)];
      const last = (await endsOf(db, [nodeId])).get(nodeId) ?? 0;
      return [{ kind, owner, from: 0, to: pagesWith(as, last) }];
    },
  };
}

async function makeColumn(read: PageReader, { owner, number }: PageId): Promise<MadePage | null> {
  const [agencyId = '', nodeId = ''] = owner.split('/');
  const page = number === 0 ? null : number;
  const [around, list, newer, site] = await Promise.all([
    read.around(agencyId, nodeId),
    read.list(nodeId, page, 'page'),
    page === null ? null : read.newer(nodeId, page),
    read.siteOf(agencyId),
  ]);
  if (around === null || !list.exists) return null;
  const { href } = around.column;
  const lists = page === null ? await read.reportLists(agencyId) : null;
  const address = (near: number | 'first' | null): string | null =>
    near === null ? null : columnPageHref(href, near === 'first' ? null : near);
  return {
    href: columnPageHref(href, page),
    files: null,
    content: columnPage(site, around.frame, {
      trail: around.trail,
      column: around.column,
      validityKey: around.validityKey,
      items: list.items.map(listedLink),
      number: page,
      older: address(list.older),
      newer: address(newer),
      reportLists: lists !== null && lists.nodeId === nodeId ? lists.years : [],
    }),
  };
}
