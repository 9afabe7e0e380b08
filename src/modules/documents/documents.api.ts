import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { day, done, id, line, moment, optionalLine, page, pageQuery } from '../../platform/http/shapes.ts';
import { DOCUMENT_KINDS } from '../../law/document-kinds.ts';
import { autosaveContent, contentSchema, metadataView, VALIDITIES } from './documents.content.ts';
import { METADATA_FIELDS } from './documents.kinds.ts';
import { EDITION_STATES } from './documents.states.ts';

const documentId = z.object({ documentId: id });
const kind = z.enum(DOCUMENT_KINDS);
const state = z.enum(EDITION_STATES);
const validity = z.enum(VALIDITIES, { error: '请选择有效性' });
const person = z.object({ id: id.nullable(), name: z.string() });

/** One thing to put right, or to look at. `error` hinders submission, `warning` doesn't. */
export const checkIssue = z.object({
  code: z.string(),
  /** `title`, `summary`, `body`, `attachments`, or a member of the metadata. */
  field: z.enum(['title', 'summary', 'body', 'attachments', ...METADATA_FIELDS]),
  severity: z.enum(['error', 'warning']),
  message: z.string(),
});

/** A row of the list. `state` is that of the edition being worked on; `live` says whether the public sees one. */
export const documentItem = z.object({
  id,
  title: z.string(),
  kind,
  state,
  live: z.boolean(),
  pendingApproval: z.boolean(),
  editionNumber: z.number().int(),
  agencyId: id,
  agencyName: z.string(),
  nodeId: id,
  nodeName: z.string(),
  sectionId: id.nullable(),
  documentNumber: z.string(),
  indexNumber: z.string().nullable(),
  lastEditor: z.string(),
  createdBy: id.nullable(),
  createdAt: moment,
  changedAt: moment,
  firstPublishedAt: moment.nullable(),
});

/** An attachment as a revision refers to it. */
export const revisionAttachment = z.object({
  id,
  name: z.string(),
  extension: z.string(),
  mediaType: z.string(),
  size: z.number().int(),
  sha256: z.string(),
});

const revisionHead = z.object({
  id,
  editionId: id,
  editionNumber: z.number().int(),
  number: z.number().int(),
  title: z.string(),
  note: z.string(),
  contentHash: z.string(),
  createdBy: person,
  createdAt: moment,
});

/** A whole revision. */
export const revisionView = revisionHead.extend({
  summary: z.string(),
  bodyHtml: z.string(),
  metadata: metadataView,
  attachments: z.array(revisionAttachment),
});

const editionView = z.object({
  id,
  number: z.number().int(),
  state,
  /** Send it back with the next change. */
  version: z.number().int(),
  pendingApproval: z.boolean(),
  changeNote: z.string(),
  createdAt: moment,
  publishedAt: moment.nullable(),
  withdrawnAt: moment.nullable(),
  withdrawalReason: z.string().nullable(),
});

const autosaveView = z.object({
  id,
  baseRevisionId: id,
  savedAt: moment,
  /** It was written upon a revision that isn't the current one any more: show both and let the person decide. */
  stale: z.boolean(),
  content: autosaveContent,
});

/** A link between an interpretation and what it explains, seen from one of them. */
export const linkView = z.object({
  /** `interprets`: the document here explains the other. `interpretedBy`: the other explains it. */
  direction: z.enum(['interprets', 'interpretedBy']),
  documentId: id,
  agencyId: id,
  title: z.string(),
  kind,
  state,
  live: z.boolean(),
});

/** A document by which another is amended, repealed or replaced, or such another. */
export const changeLink = z.object({
  documentId: id,
  title: z.string(),
  documentNumber: z.string(),
  state,
  live: z.boolean(),
});

/** A document with the edition and the revision being worked on. */
export const documentView = z.object({
  document: documentItem,
  edition: editionView,
  revision: revisionView,
  /** The edition that the public sees, if any; another than `edition` while a new one is being written. */
  liveEdition: editionView.nullable(),
  validity,
  /** Since when it is so; null where that is since the publication. */
  validitySince: day.nullable(),
  /** By which document the change of validity is brought about that holds today. */
  changedBy: changeLink.nullable(),
  /** What this document amends, repeals or replaces. */
  changes: z.array(changeLink),
  links: z.array(linkView),
  /** What stands in the way of submission, and what is pointed out. */
  issues: z.array(checkIssue),
  /** The caller's own latest autosave when it is newer than the revision and differs from it. */
  autosave: autosaveView.nullable(),
});

const part = z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() });

/** Differences between two revisions. */
export const revisionDiff = z.object({
  from: revisionHead,
  to: revisionHead,
  identical: z.boolean(),
  title: z.array(part),
  summary: z.array(part),
  /** Only the members that differ. */
  metadata: z.array(
    z.object({ field: z.enum(METADATA_FIELDS), label: z.string(), before: z.string(), after: z.string() }),
  ),
  body: z.array(
    z.object({
      kind: z.enum(['same', 'added', 'removed', 'changed']),
      /** Kind of block: `p`, `h2`, `li`, `tr`, `img` … */
      tag: z.string(),
      parts: z.array(part),
    }),
  ),
  attachments: z.object({ added: z.array(revisionAttachment), removed: z.array(revisionAttachment) }),
});

const saved = z.object({
  revision: revisionHead,
  edition: editionView,
  /** False when the content was the same as before: nothing new was written. */
  changed: z.boolean(),
  /** The body as it was stored, cleaned. */
  bodyHtml: z.string(),
  /** What the cleaning took away, for people. */
  notices: z.array(z.string()),
  /** An approval or a running review ended by this change. */
  reviewVoided: z.boolean(),
  issues: z.array(checkIssue),
});

/** Documents: drafting, history, links, validity. */
export const documentsApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/documents',
    summary: '文稿列表，按最近修改排列',
    access: 'signed-in',
    query: pageQuery.extend({
      agencyId: id.optional(),
      /** A column, with all below it. */
      nodeId: id.optional(),
      kind: kind.optional(),
      state: state.optional(),
      /** Only what the public sees (`true`) or doesn't (`false`). */
      live: z.enum(['true', 'false']).optional(),
      pendingApproval: z.enum(['true']).optional(),
      /** In title, 文号 or 索引号. */
      text: z.string().trim().max(100).optional(),
      /** Only what the caller created. */
      mine: z.enum(['true']).optional(),
      changedFrom: day.optional(),
      changedTo: day.optional(),
      publishedFrom: day.optional(),
      publishedTo: day.optional(),
    }),
    response: page(documentItem),
  }),
  create: endpoint({
    method: 'POST',
    path: '/api/documents',
    summary: '在栏目下新建文稿',
    access: 'signed-in',
    body: z.object({ nodeId: id, title: line(300, '标题'), sectionId: id.nullable().default(null) }),
    response: z.object({ documentId: id, editionId: id, revisionId: id }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/api/documents/:documentId',
    summary: '文稿及其当前修订、本人较新的自动保存',
    access: 'signed-in',
    params: documentId,
    response: documentView,
  }),
  saveRevision: endpoint({
    method: 'POST',
    path: '/api/documents/:documentId/revisions',
    summary: '保存为新的修订；他人已改动时返回 409 documents.changed_by_other，内容转存为自动保存',
    access: 'signed-in',
    params: documentId,
    body: z.object({
      baseRevisionId: id,
      editionVersion: z.number().int(),
      content: contentSchema,
      note: optionalLine(500, '修订说明'),
    }),
    response: saved,
  }),
  autosave: endpoint({
    method: 'POST',
    path: '/api/documents/:documentId/autosaves',
    summary: '自动保存正在编写的内容，不改动任何修订',
    access: 'signed-in',
    params: documentId,
    body: z.object({ baseRevisionId: id, content: autosaveContent }),
    response: z.object({ id, savedAt: moment }),
  }),
  revisions: endpoint({
    method: 'GET',
    path: '/api/documents/:documentId/revisions',
    summary: '全部修订，新的在前',
    access: 'signed-in',
    params: documentId,
    response: z.object({ items: z.array(revisionHead) }),
  }),
  revision: endpoint({
    method: 'GET',
    path: '/api/documents/:documentId/revisions/:revisionId',
    summary: '一个修订的全文',
    access: 'signed-in',
    params: documentId.extend({ revisionId: id }),
    response: revisionView,
  }),
  diff: endpoint({
    method: 'GET',
    path: '/api/documents/:documentId/diff',
    summary: '比较两个修订',
    access: 'signed-in',
    params: documentId,
    query: z.object({ from: id, to: id }),
    response: revisionDiff,
  }),
  startEdition: endpoint({
    method: 'POST',
    path: '/api/documents/:documentId/editions',
    summary: '对已发布（或已撤下）的文稿开始修改后重新发布：新版次从公开的修订复制',
    access: 'signed-in',
    params: documentId,
    body: z.object({ changeNote: line(500, '修改原因') }),
    response: z.object({ editionId: id, revisionId: id }),
  }),
  discard: endpoint({
    method: 'POST',
    path: '/api/documents/:documentId/discard',
    summary: '作废未发布的文稿；已发布文稿的新版次作废后，公开的版次不变',
    access: 'signed-in',
    params: documentId,
    body: z.object({ reason: line(500, '作废原因') }),
    response: done,
  }),
  setSection: endpoint({
    method: 'PUT',
    path: '/api/documents/:documentId/section',
    summary: '设定责任内设机构',
    access: 'signed-in',
    params: documentId,
    body: z.object({ sectionId: id.nullable() }),
    response: done,
  }),
  link: endpoint({
    method: 'POST',
    path: '/api/documents/:documentId/links',
    summary: '把政策解读与所解读的文件关联起来；双方的页面都会更新',
    access: 'signed-in',
    params: documentId,
    body: z.object({
      /** One of the two is the interpretation; which one follows from their kinds. */
      otherDocumentId: id,
    }),
    response: z.object({ links: z.array(linkView) }),
  }),
  unlink: endpoint({
    method: 'DELETE',
    path: '/api/documents/:documentId/links/:otherDocumentId',
    summary: '取消解读关联',
    access: 'signed-in',
    params: documentId.extend({ otherDocumentId: id }),
    response: z.object({ links: z.array(linkView) }),
  }),
  changeValidity: endpoint({
    method: 'POST',
    path: '/api/documents/:documentId/validity',
    summary: '修改已公开文件的有效性',
    access: 'signed-in',
    params: documentId,
    body: z.object({
      validity,
      sinceOn: day,
      reason: line(500, '原因'),
      /** The document by which it is amended, repealed or replaced. */
      changedBy: id.nullable().default(null),
    }),
    response: z.object({ validity }),
  }),
};
