import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { id, line, optionalLine } from '../../platform/http/shapes.ts';
import type { Role } from '../../platform/actor.ts';
import { BLOCKS } from '../../law/catalogue/catalogue-node.ts';
import { DOCUMENT_KINDS } from '../../law/document-kinds.ts';

/** Roles that can hold a step of a review. */
export const REVIEW_ROLES = [
  'firstReviewer',
  'secondReviewer',
  'finalReviewer',
] as const satisfies readonly Role[];

/** A step of a review: its name and who takes it. */
export const reviewStep = z.object({
  name: line(20, '步骤名称'),
  role: z.enum(REVIEW_ROLES, { error: '请选择审核角色' }),
});

/** One to five steps in order. */
export const reviewSteps = z.array(reviewStep).min(1, '至少要有一步审核').max(5, '最多五步审核');

/** A node of an agency's catalogue. */
export const catalogueNode = z.object({
  id,
  agencyId: id,
  parentId: id.nullable(),
  /** Stable name, e.g. `statutory.art20-1.normative`; an office's own begin with `own.`. */
  key: z.string(),
  block: z.enum(BLOCKS),
  /** What it takes; null for a node that only groups others. */
  kind: z.enum(DOCUMENT_KINDS).nullable(),
  name: z.string(),
  slug: z.string(),
  /** The slugs from the top, with `/` between them. */
  path: z.string(),
  description: z.string(),
  law: z.string(),
  cycleText: z.string(),
  /** Days after which the column is stale; null: only a change brings something new. */
  cycleDays: z.number().int().nullable(),
  takesDocuments: z.boolean(),
  reviewSteps,
  sort: z.number().int(),
  active: z.boolean(),
  version: z.number().int(),
});

/** What people fill in about a column. */
export const nodeFields = z.object({
  name: line(60, '栏目名称'),
  description: optionalLine(500, '说明'),
  cycleText: optionalLine(60, '更新要求'),
  cycleDays: z
    .number({ error: '请填写天数' })
    .int()
    .min(1, '至少 1 天')
    .max(3_650, '最多 3650 天')
    .nullable(),
  reviewSteps,
  sort: z.number().int().min(0).max(100_000),
});

const slug = z
  .string()
  .trim()
  .regex(/^[a-z0-9][a-z0-9-]{0,60}$/, '网址标识只用小写字母、数字和连字符');
const version = z.number().int().positive();

/** Interface of the catalogue. */
export const catalogueApi = {
  tree: endpoint({
    method: 'GET',
    path: '/api/agencies/:agencyId/catalogue',
    summary: '一个机构的公开目录，上级栏目在前',
    access: 'signed-in',
    params: z.object({ agencyId: id }),
    response: z.object({
      nodes: z.array(catalogueNode),
      may: z.object({ edit: z.boolean(), setReviewSteps: z.boolean() }),
    }),
  }),
  install: endpoint({
    method: 'POST',
    path: '/api/agencies/:agencyId/catalogue',
    summary: '按法定目录建立（或补全）机构的公开目录',
    access: 'signed-in',
    params: z.object({ agencyId: id }),
    response: z.object({
      added: z.number().int(),
      /** Names of new columns at addresses that once were other columns': old links open these now. */
      overtaking: z.array(z.string()),
    }),
  }),
  add: endpoint({
    method: 'POST',
    path: '/api/catalogue/nodes/:parentId/children',
    summary: '在栏目下新增本单位自设的栏目',
    access: 'signed-in',
    params: z.object({ parentId: id }),
    body: nodeFields.extend({ slug, kind: z.enum(DOCUMENT_KINDS).nullable() }),
    response: z.object({ id }),
  }),
  change: endpoint({
    method: 'PUT',
    path: '/api/catalogue/nodes/:nodeId',
    summary: '修改栏目的名称、说明、更新要求和审核步骤（审核步骤只能由系统管理员修改）；网址不变',
    access: 'signed-in',
    params: z.object({ nodeId: id }),
    body: nodeFields.extend({ version }),
    response: z.object({ version }),
  }),
  move: endpoint({
    method: 'PUT',
    path: '/api/catalogue/nodes/:nodeId/place',
    summary: '移动自设栏目或修改其网址标识；已有公开内容的栏目网址不能改',
    access: 'signed-in',
    params: z.object({ nodeId: id }),
    body: z.object({ version, parentId: id, slug }),
    response: z.object({ version, path: z.string() }),
  }),
  setActive: endpoint({
    method: 'PUT',
    path: '/api/catalogue/nodes/:nodeId/active',
    summary: '停用或恢复栏目；法定栏目和有内容的栏目不能停用',
    access: 'signed-in',
    params: z.object({ nodeId: id }),
    body: z.object({ version, active: z.boolean() }),
    response: z.object({ version }),
  }),
};
