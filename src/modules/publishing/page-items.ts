import { dayInShanghai } from '../../law/dates.ts';
import type {
  Column,
  DocumentPage,
  FileLink,
  ItemLink,
  ListedLink,
  WithdrawnPage,
} from '../../portal/page-model.ts';
import { documentFilesHref } from '../../portal/paths.ts';
import { filesBeside, withPictures } from '../../portal/pictures.ts';
import { must } from '../../platform/errors.ts';
import { metadataView } from '../documents/documents.content.ts';
import { isDocumentKind } from '../../law/document-kinds.ts';
import type { RevisionBody } from '../documents/documents.types.ts';
import { publicFileNames, readFileNames } from './public-file-names.ts';
import type { ListedItem } from './page-items.repository.ts';
import type { PublishedItem } from './published-items.repository.ts';
import { validityLabel } from './standing.ts';

/** A public item as a link in a list. */
export function itemLink(item: ListedItem): ItemLink {
  const kind = kindOf(item);
  return {
    href: item.path,
    title: item.title,
    kind,
    publishedOn: dayInShanghai(item.published_at),
    publicBefore: item.public_before,
    documentNumber: item.document_number ?? '',
    indexNumber: item.index_number,
    validity: validityLabel(kind, item.validity),
  };
}

/** The same on a page of its column. */
export function listedLink(item: ListedItem): ListedLink {
  return { ...itemLink(item), summary: item.summary, writtenOn: item.written_on };
}

/** Where the files of a document lie. */
export function fileFolder(item: Pick<PublishedItem, 'path'>): string {
  return documentFilesHref(item.path);
}

/** A file of a document as its page has it. */
export type DocumentFile = FileLink & { readonly sha256: string; readonly id: string };

/** The files of a revision under the public addresses that its item keeps for them. */
export function publicFiles(
  item: PublishedItem,
  revision: Pick<RevisionBody, 'attachments'>,
): DocumentFile[] {
  const folder = fileFolder(item);
  const names = publicFileNames(revision.attachments, readFileNames(item.file_names));
  return revision.attachments.map(({ id, extension, size, sha256 }) => {
    const name = must(names.get(id), `name of attachment ${id}`);
    return { id, href: `${folder}/${encodeURIComponent(name)}`, name, extension, bytes: size, sha256 };
  });
}

/** A document's page from its item, its text and what links to it. */
export function documentModel(input: {
  item: PublishedItem;
  bodyHtml: string;
  files: readonly DocumentFile[];
  trail: readonly Column[];
  publisher: string;
  links: Pick<DocumentPage, 'interpretations' | 'interprets' | 'changes' | 'changedBy'>;
}): DocumentPage {
  const { item, bodyHtml, files, trail } = input;
  const metadata = metadataView.parse(item.metadata);
  const link = itemLink(item);
  return {
    ...link,
    trail,
    summary: item.summary,
    bodyHtml: withPictures(bodyHtml, files),
    publisher: input.publisher,
    writtenOn: item.written_on,
    effectiveOn: metadata.effectiveOn,
    lapsesOn: metadata.lapsesOn,
    publicityUntil: metadata.publicityUntil,
    publishedAt: item.published_at,
    changedAt: item.changed_at,
    theme: metadata.theme,
    genre: metadata.genre,
    facet: metadata.facet,
    keywords: metadata.keywords,
    audience: metadata.audience,
    responsibleUnit: metadata.responsibleUnit,
    contentSource: metadata.contentSource,
    attachments: filesBeside(bodyHtml, files),
    ...input.links,
    pendingApproval: item.pending_approval,
  };
}

/** The page that stays at a withdrawn document's address. */
export function withdrawnModel(
  item: PublishedItem,
  { trail, opening }: Pick<WithdrawnPage, 'trail' | 'opening'>,
): WithdrawnPage {
  return { href: item.path, trail, opening, ...withdrawnFacts(item) };
}

/** What that page tells of the document. */
export function withdrawnFacts(item: PublishedItem): Omit<WithdrawnPage, 'href' | 'trail' | 'opening'> {
  return {
    title: item.title_hidden ? '' : item.title,
    indexNumber: item.index_number,
    publishedOn: dayInShanghai(item.published_at),
    withdrawnOn: dayInShanghai(item.withdrawn_at ?? item.changed_at),
    notice: item.withdrawal_reason ?? '',
    forGood: item.withdrawal_kind !== 'notice',
  };
}

function kindOf(item: ListedItem): ItemLink['kind'] {
  return isDocumentKind(item.kind) ? item.kind : 'general';
}
