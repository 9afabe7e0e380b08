import { createHash } from 'node:crypto';
import { isDocumentKind, KINDS_WITH_VALIDITY } from '../../law/document-kinds.ts';
import { canonicalJson } from '../../platform/canonical-json.ts';
import { documentDataJson } from '../../portal/open-data/document-data.ts';
import type { PublicContent } from '../../portal/open-data/open-data-model.ts';
import { dayOf } from '../../portal/meta-tags.ts';
import type { Column, DocumentPage, ItemLink } from '../../portal/page-model.ts';
import { documentFilesHref, fileName } from '../../portal/paths.ts';
import { filesBeside, withPictures } from '../../portal/pictures.ts';
import type { AgencyAround } from './agency-around.ts';
import { commitmentOf } from './log-entry.ts';
import { documentDataShape, type ReadDocument } from './log-files.ts';
import { quoted } from './log-findings.ts';
import { ENTERED_WITHIN_MS, type LoggedAddress } from './read-log.ts';

/** A document's data as they were read, null where they aren't in the form that this program gives them. */
export function readDocument(text: string): ReadDocument | null {
  try {
    const read = documentDataShape.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** Whether the data open the commitment of the last entry. */
export function opens({ content, log }: ReadDocument, logged: LoggedAddress): boolean {
  const contentHash = createHash('sha256').update(canonicalJson(content)).digest('hex');
  return log?.seq === logged.seq && commitmentOf(log.salt, contentHash) === logged.commitment;
}

/** Where a document's data contradict the log, in sentences. */
export function faultsAgainstLog(path: string, data: ReadDocument, logged: LoggedAddress): string[] {
  const faults: string[] = [];
  if (!opens(data, logged))
    faults.push(`${path} 的内容与日志第 ${logged.seq} 条不符：公开以后被改动过而没有记录。`);
  const lag = logged.publishedAt === null ? 0 : msBefore(data.publishedAt, logged.publishedAt);
  if (lag < 0 || lag > ENTERED_WITHIN_MS)
    faults.push(`${path} 的发布时间与日志不符：日志是 ${logged.publishedAt}，数据是 ${data.publishedAt}。`);
  // Where the entry tells of more than the text it says itself when that was changed.
  if (data.content.standing === undefined && msBefore(data.changedAt, logged.at) > ENTERED_WITHIN_MS)
    faults.push(`${path} 的更新时间（${data.changedAt}）早于日志第 ${logged.seq} 条（${logged.at}）。`);
  return faults;
}

/** Where a document's files aren't those that its content names, in sentences. */
export function faultsOfFiles(path: string, { content, files }: ReadDocument): string[] {
  const folder = `${documentFilesHref(path)}/`;
  const faults = content.attachments
    .filter(({ id }) => files.filter((file) => file.id === id).length !== 1)
    .map(({ name }) => `${path} 的附件${quoted(name)}在数据里没有网址。`);
  for (const { id, path: address } of files) {
    const attachment = content.attachments.find((one) => one.id === id);
    const name = publicName(address, folder);
    if (attachment === undefined) faults.push(`${path} 的数据多出附件${quoted(address)}。`);
    else if (name === null) faults.push(`附件 ${address} 不在 ${path} 自己的附件文件夹里。`);
    else if (!isNameOf(name, attachment.name))
      faults.push(
        `${path} 的附件名称与登记的不同：登记的是${quoted(attachment.name)}，网站上是${quoted(name)}。`,
      );
  }
  return faults;
}

/** Files that lie where the files of the document do. */
export function ownFiles(path: string, { files }: ReadDocument): ReadDocument['files'] {
  const folder = `${documentFilesHref(path)}/`;
  return files.filter((file) => publicName(file.path, folder) !== null);
}

/** What the data say of things that others say too: the address, the agency, the column. In sentences. */
export function faultsBesideContent(
  path: string,
  data: ReadDocument,
  { around, trail }: { around: AgencyAround; trail: readonly Column[] },
): string[] {
  const wanted: unknown = JSON.parse(
    documentDataJson(around.site, {
      path,
      agency: around.agency,
      trail,
      publishedAt: new Date(data.publishedAt),
      changedAt: new Date(data.changedAt),
      validity: hasValidity(data) ? data.validity : '',
      pendingApproval: data.pendingApproval,
      content: contentOf(data),
      files: data.files,
      log: data.log,
    }),
  );
  // Members may have been added since: those that are known must be as they are made.
  return Object.entries(Object(wanted)).flatMap(([name, value]) =>
    name === 'content' || canonicalJson(data[name]) === canonicalJson(value)
      ? []
      : [
          `${path} 的数据与网站不符：“${name}”应当是${quoted(JSON.stringify(value))}，数据是${quoted(JSON.stringify(data[name]) ?? '')}。`,
        ],
  );
}

/** The document's page as its data tell it. */
export function pageOfData(
  path: string,
  data: ReadDocument,
  beside: Pick<
    DocumentPage,
    'publisher' | 'trail' | 'changedBy' | 'changes' | 'interprets' | 'interpretations'
  >,
): DocumentPage {
  const { content } = data;
  const folder = `${documentFilesHref(path)}/`;
  const files = content.attachments.flatMap(({ id, bytes }) => {
    const href = data.files.find((file) => file.id === id)?.path;
    const name = href === undefined ? null : publicName(href, folder);
    return href === undefined || name === null
      ? []
      : [{ id, href, name, extension: name.slice(name.lastIndexOf('.') + 1), bytes }];
  });
  return {
    ...contentOf(data),
    ...itemOfData(path, data),
    ...beside,
    bodyHtml: withPictures(content.bodyHtml, files),
    publishedAt: new Date(data.publishedAt),
    changedAt: new Date(data.changedAt),
    attachments: filesBeside(content.bodyHtml, files),
    pendingApproval: data.pendingApproval,
  };
}

/** The document as others link to it. */
export function itemOfData(path: string, data: ReadDocument): ItemLink {
  const { title, kind, documentNumber, indexNumber } = data.content;
  return {
    href: path,
    title,
    kind: isDocumentKind(kind) ? kind : 'general',
    publishedOn: dayOf(new Date(data.publishedAt)),
    publicBefore: data.content.standing?.publicBefore ?? null,
    documentNumber,
    indexNumber,
    validity: data.validity,
  };
}

const VALIDITIES: ReadonlySet<string> = new Set(['有效', '失效', '废止', '已修改']);

function hasValidity({ content: { kind }, validity }: ReadDocument): boolean {
  return isDocumentKind(kind) && KINDS_WITH_VALIDITY.has(kind) && VALIDITIES.has(validity);
}

function contentOf({ content }: ReadDocument): PublicContent {
  return content;
}

/** How long before another a moment was. */
export function msBefore(moment: string, other: string): number {
  return Date.parse(other) - Date.parse(moment);
}

/** The name under which a file is public; null when it doesn't lie in the document's folder. */
function publicName(address: string, folder: string): string | null {
  const name = address.slice(folder.length);
  if (!address.startsWith(folder) || name === '' || name.includes('/')) return null;
  try {
    const plain = decodeURIComponent(name);
    if (/^\.{1,2}$|[/\\\p{Cc}]/u.test(plain)) return null;
    return encodeURIComponent(plain) === name ? plain : null;
  } catch {
    return null;
  }
}

/** Of several files with one name all but the first are counted. */
function isNameOf(name: string, registered: string): boolean {
  const safe = fileName(registered);
  return name === safe || name.replace(/（\d{1,4}）(?=(?:\.[^.]*)?$)/, '') === safe;
}
