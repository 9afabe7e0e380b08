import { documentPage } from '../../portal/document-page.ts';
import { must } from '../../platform/errors.ts';
import { documentModel, fileFolder, itemLink, publicFiles } from './page-items.ts';
import type { Stream } from './page-batching.ts';
import { one, type GonePage, type MadePage, type PageId, type PageKind } from './page-kind.ts';
import type { PageReader } from './page-reader.ts';
import type { PageLink, PageSource } from './page-source.ts';
import { itemOf, type PublishedItem } from './published-items.repository.ts';
import { makeWithdrawn, nothingOf } from './withdrawn-pages.ts';

/** A document's own page with its files, or what stays at its address when it was withdrawn. Owner: the agency. */
export const DOCUMENT_PAGES: PageKind = {
  kind: 'document',
  make: makeDocument,
  ahead: async (source, ids) => {
    const items = await itemsAhead(source, ids, source.bodies);
    await Promise.all(items.map(async ({ document_id }) => source.links(document_id)));
  },
  ofAgency: async (_db, { agencyId, last }) =>
    last === 0 ? [] : [{ kind: 'document', owner: agencyId, from: 1, to: last }],
  bornOf: async (db, [name, documentId]) => {
    if (name !== 'item') return [];
    const item = await itemOf(db, documentId);
    return item === undefined ? [] : [one('document', item.agency_id, item.public_number)];
  },
};

/** Fetches the items of documents, and what is wanted of their texts when it is. */
export async function itemsAhead(
  source: PageSource,
  ids: readonly PageId[],
  texts: Pick<Stream<unknown>, 'ahead'>,
): Promise<PublishedItem[]> {
  const items = await Promise.all(ids.map(async ({ owner, number }) => source.numbered(owner, number)));
  const open = items.flatMap((item) => (item?.state === 'public' ? [item] : []));
  await texts.ahead(open.map(({ revision_id }) => revision_id));
  return open;
}

async function makeDocument(
  read: PageReader,
  { owner, number }: PageId,
): Promise<MadePage | GonePage | null> {
  const [item, agency] = await Promise.all([read.numbered(owner, number), read.agency(owner)]);
  if (item === null) return null;
  if (agency === null || item.withdrawal_kind === 'vanish') return nothingOf(item);
  if (item.state !== 'public') return makeWithdrawn(read, item, agency);
  const [site, column, revision, links] = await Promise.all([
    read.siteOf(owner),
    read.column(owner, item.node_id),
    read.body(item.revision_id),
    read.links(item.document_id),
  ]);
  const known = must(revision, `revision ${item.revision_id}`);
  const files = publicFiles(item, known);
  const shown = async (ids: readonly string[]) => {
    const items = await Promise.all(ids.map((id) => read.line(id)));
    return items.flatMap((other) => (other === null ? [] : [itemLink(other)]));
  };
  const linked = async (direction: PageLink['direction']) =>
    shown(links.filter((link) => link.direction === direction).map((link) => link.documentId));
  const [changedBy = null] = item.changed_by === null ? [] : await shown([item.changed_by]);
  const model = documentModel({
    item,
    bodyHtml: known.bodyHtml,
    files,
    trail: column?.trail ?? [],
    publisher: agency.name,
    links: {
      interpretations: await linked('interpretedBy'),
      interprets: await linked('interprets'),
      changes: await linked('changes'),
      changedBy,
    },
  });
  return {
    href: item.path,
    content: documentPage(site, agency, model),
    files: { folder: fileFolder(item), wanted: files },
  };
}
