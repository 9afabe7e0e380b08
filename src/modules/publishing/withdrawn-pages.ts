import { redirectPage } from '../../portal/redirect-page.ts';
import { withdrawnPage } from '../../portal/withdrawn-page.ts';
import type { AgencyFrame } from '../../portal/page-model.ts';
import { answeredAddresses } from './answered-addresses.ts';
import { endOfRedirect, withoutReplacement } from './ends-of-redirects.ts';
import { fileFolder, withdrawnModel } from './page-items.ts';
import { one, type GonePage, type MadePage, type PageKind } from './page-kind.ts';
import type { PageReader } from './page-reader.ts';
import type { PublishedItem } from './published-items.repository.ts';
import { MAIN_SITE } from './sites.ts';

/** Nothing stands at a document's address any more, and none of its files. */
export function nothingOf(item: PublishedItem): GonePage {
  return { href: item.path, content: null, files: { folder: fileFolder(item), wanted: [] } };
}

/** What stays of a withdrawn document that left a trace: a page that says so, or one that leads on; never its files. */
export async function makeWithdrawn(
  read: PageReader,
  item: PublishedItem,
  agency: AgencyFrame,
): Promise<MadePage> {
  const [site, column, opening] = await Promise.all([
    read.siteOf(item.agency_id),
    read.column(item.agency_id, item.node_id),
    read.opening(item.document_id),
  ]);
  const leads = item.withdrawal_kind === 'redirect';
  const end = leads ? await endOfRedirect(item, async (documentId) => read.step(documentId)) : null;
  const told = leads ? withoutReplacement(item) : item;
  return {
    href: item.path,
    content:
      end === null
        ? withdrawnPage(site, agency, withdrawnModel(told, { trail: column?.trail ?? [], opening }))
        : redirectPage(site, end.path, opening),
    files: { folder: fileFolder(item), wanted: [] },
  };
}

/** Pages at addresses that columns have left, for servers that know only files. Owner: the address. */
export const OLD_ADDRESS_PAGES: PageKind = {
  kind: 'oldAddress',
  ofSite: async (db, site) =>
    site !== MAIN_SITE
      ? []
      : [...(await answeredAddresses({ db })).redirects.keys()]
          .filter(isOldAddress)
          .map((path) => one('oldAddress', path)),
  bornOf: async (_db, [name, path]) => (name === 'oldAddress' ? [one('oldAddress', path)] : []),
  make: async (read, { owner }) => {
    const leads = await read.oldAddress(owner);
    const site = leads === null ? null : await read.site(leads.site);
    if (leads === null || site === null) return null;
    return { href: owner, content: redirectPage(site, leads.to, null), files: null };
  },
};

/**
 * Whether a page can stand at an address that leads elsewhere: a file server takes it for a page by its name. Documents have
 * theirs from `makeWithdrawn`.
 */
export function isOldAddress(path: string): boolean {
  return /(?:\/|\.html?)$/.test(path) && !/^\/[^/]+\/doc\/\d+\/\d+\.html$/.test(path);
}
