import { nameOf } from '../../platform/actor.ts';
import type { TxCtx } from '../../platform/context.ts';
import { columnHref, columnPageHref } from '../../portal/paths.ts';
import { agencyById } from '../agencies/agencies.queries.ts';
import type { ColumnAddresses, ColumnPlace } from '../catalogue/column-addresses.ts';
import { belongsToOthers, dropAddressesOf, putOldAddresses } from './old-addresses.repository.ts';
import { pagesWith } from './page-numbers.ts';
import { columnCounts } from './column-counts.repository.ts';
import { columnsInUse } from './published-items.repository.ts';

/** The addresses of columns as the public knows them: what was public under one leads on from there for ever. */
export const columnAddresses: ColumnAddresses = {
  inUse: columnsInUse,

  belongsToOthers: async (db, { agencyId, paths, nodeIds }) => {
    const { slug } = await agencyById(db, agencyId);
    return belongsToOthers(db, { hrefs: paths.map((path) => columnHref(slug, path.split('/'))), nodeIds });
  },

  moved: async (tx, { agencyId, left, taken }) => {
    const { slug } = await agencyById(tx.db, agencyId);
    const hrefOf = ({ path }: ColumnPlace): string => columnHref(slug, path.split('/'));
    const counts = await columnCounts(tx.db, agencyId);
    const rows = left.flatMap((place) => {
      const href = hrefOf(place);
      const standing = pagesWith('page', counts.get(place.nodeId)?.lastListNumber ?? 0);
      const pages = ['', ...Array.from({ length: standing }, (_, index) => pageName(href, index + 1))];
      return pages.map((page) => kept(tx, { nodeId: place.nodeId, href, page }));
    });
    await putOldAddresses(tx.db, rows);
    await dropAddressesOf(tx.db, taken.map(hrefOf));
    tx.emit({ kind: 'write.addresses' });
  },
};

function pageName(href: string, page: number): string {
  return columnPageHref(href, page).slice(href.length);
}

function kept(tx: TxCtx, old: { nodeId: string; href: string; page: string }) {
  return {
    path: `${old.href}${old.page}`,
    node_id: old.nodeId,
    page: old.page,
    to_path: null,
    set_by_name: nameOf(tx.actor),
    since: tx.clock.now(),
  };
}
