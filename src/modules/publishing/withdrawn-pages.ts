import { redirectPage } from '../../portal/redirect-page.ts';
import { withdrawnPage } from '../../portal/withdrawn-page.ts';
import { answeredAddresses, endOfRedirect } from './answered-addresses.ts';
import { fileFolder, withdrawnModel } from './page-items.ts';
import type { AgencyRoom, PageRoom } from './page-room.ts';
import type { PublishedItem } from './published-items.repository.ts';

/** What stays of a withdrawn document: a page that says so, one that leads on, or nothing; never its files. */
export async function makeWithdrawn(room: AgencyRoom, item: PublishedItem): Promise<void> {
  const { agency, site, sink } = room;
  sink.files(fileFolder(item), []);
  if (item.withdrawal_kind === 'vanish') {
    sink.absent(item.path);
    return;
  }
  const to = item.withdrawal_kind === 'redirect' ? await endOfRedirect(room, item) : null;
  const trail = agency.columns.get(item.node_id)?.trail ?? [];
  const page =
    to === null ? withdrawnPage(site, agency.frame, withdrawnModel(item, trail)) : redirectPage(site, to);
  sink.page(item.path, page);
}

/** Pages at addresses that columns have left, for servers that know only files. */
export async function makeOldAddresses(room: PageRoom): Promise<void> {
  const { redirects } = await answeredAddresses(room);
  for (const [path, to] of redirects)
    if (isOldAddress(path)) room.sink.page(path, redirectPage(room.site, to));
}

/**
 * Whether a page can stand at an address that leads elsewhere: a file server takes it for a page by its name. Documents have
 * theirs from `makeWithdrawn`.
 */
export function isOldAddress(path: string): boolean {
  return /(?:\/|\.html?)$/.test(path) && !/^\/[^/]+\/doc\/\d+\/\d+\.html$/.test(path);
}
