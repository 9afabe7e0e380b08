import { z } from 'zod';
import type { Ctx } from '../../platform/context.ts';
import { must } from '../../platform/errors.ts';
import { dayInShanghai } from '../../law/dates.ts';
import { DOCUMENT_KIND_LABELS, isDocumentKind } from '../../law/document-kinds.ts';
import { agencyById } from '../agencies/agencies.queries.ts';
import { nodesOf } from '../catalogue/catalogue.queries.ts';
import { VALIDITY_LABELS } from '../documents/documents.content.ts';
import { publishedContents } from '../documents/documents.queries.ts';
import type { Revision } from '../documents/documents.types.ts';
import { publicFiles } from '../publishing/publishing.queries.ts';
import { siteUrlOf } from '../publishing/site-frames.ts';
import { isUnnamed, type PublicItem } from './public-item.ts';

/** An item as it was when it was handed over. */
export const cmsEntry = z.object({
  documentId: z.string(),
  revisionId: z.string(),
  /** Bring it up to date, or take it away. */
  action: z.enum(['put', 'withdraw']),
  /** Empty where a withdrawn item's title may not be told any more. */
  title: z.string(),
  summary: z.string(),
  /** From the top of the catalogue, with ` / ` between. */
  column: z.string(),
  kind: z.string(),
  indexNumber: z.string(),
  documentNumber: z.string(),
  publisher: z.string(),
  writtenOn: z.string(),
  publishedAt: z.string(),
  changedAt: z.string(),
  validity: z.string(),
  url: z.string(),
  /** What the public reads of a withdrawal. */
  notice: z.string(),
  attachments: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      url: z.string(),
      extension: z.string(),
      bytes: z.number(),
      sha256: z.string(),
    }),
  ),
  fingerprint: z.string(),
});

/** An item as it was when it was handed over. */
export type CmsEntry = z.output<typeof cmsEntry>;

/** What another system has to know of an item: while it is the same, there is nothing to hand over. */
export function fingerprintOf(item: PublicItem): string {
  if (item.state !== 'public') return `withdrawn ${isUnnamed(item) ? 'unnamed' : 'named'}`;
  return `public ${item.revision_id} ${item.validity} ${item.node_id}`;
}

/** Entries of items of one agency, in their order. */
export async function entriesOf(
  ctx: Pick<Ctx, 'db' | 'config'>,
  agencyId: string,
  items: readonly PublicItem[],
): Promise<CmsEntry[]> {
  if (items.length === 0) return [];
  const agency = await agencyById(ctx.db, agencyId);
  const columns = await columnNames(ctx, agencyId);
  const revisions = await publishedContents(
    ctx.db,
    items.filter(({ state }) => state === 'public').map((item) => item.revision_id),
  );
  const site = await siteUrlOf(ctx, agencyId);
  return items.map((item) =>
    item.state === 'public'
      ? shown(item, must(revisions.get(item.revision_id), `revision ${item.revision_id}`), {
          site,
          publisher: agency.name,
          column: columns.get(item.node_id) ?? '',
        })
      : gone(item, { site, publisher: agency.name }),
  );
}

function shown(
  item: PublicItem,
  revision: Revision,
  around: { readonly site: string; readonly publisher: string; readonly column: string },
): CmsEntry {
  return {
    ...identity(item, around),
    action: 'put',
    title: item.title,
    // As the office wrote it: what stands in for it elsewhere is the beginning of the text.
    summary: revision.summary,
    column: around.column,
    kind: isDocumentKind(item.kind) ? DOCUMENT_KIND_LABELS[item.kind] : item.kind,
    documentNumber: item.document_number ?? '',
    writtenOn: item.written_on ?? '',
    validity: VALIDITY_LABELS[item.validity],
    notice: '',
    attachments: publicFiles(item, revision).map(({ id, name, href, extension, bytes, sha256 }) => ({
      id,
      name,
      url: `${around.site}${href}`,
      extension,
      bytes,
      sha256,
    })),
  };
}

/** No more than the page that stands at its address now. */
function gone(item: PublicItem, around: { readonly site: string; readonly publisher: string }): CmsEntry {
  return {
    ...identity(item, around),
    action: 'withdraw',
    title: isUnnamed(item) ? '' : item.title,
    summary: '',
    column: '',
    kind: '',
    documentNumber: '',
    writtenOn: '',
    validity: '',
    notice: item.withdrawal_reason ?? '',
    attachments: [],
  };
}

function identity(item: PublicItem, around: { readonly site: string; readonly publisher: string }) {
  return {
    documentId: item.document_id,
    revisionId: item.revision_id,
    indexNumber: item.index_number,
    publisher: around.publisher,
    publishedAt: item.public_since.toISOString(),
    changedAt: item.changed_at.toISOString(),
    url: `${around.site}${item.path}`,
    fingerprint: fingerprintOf(item),
  };
}

async function columnNames(ctx: Pick<Ctx, 'db'>, agencyId: string): Promise<Map<string, string>> {
  const nodes = new Map((await nodesOf(ctx.db, agencyId)).map((node) => [node.id, node]));
  const nameOf = (id: string): string => {
    const node = nodes.get(id);
    if (node === undefined) return '';
    return node.parentId === null ? node.name : `${nameOf(node.parentId)} / ${node.name}`;
  };
  return new Map([...nodes.keys()].map((id) => [id, nameOf(id)]));
}

/** The day on which an entry became public, for sheets. */
export function publishedOn(entry: CmsEntry): string {
  return dayInShanghai(new Date(entry.publishedAt));
}
