import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { id, line, optionalLine } from '../../platform/http/shapes.ts';

const NAME = /^[A-Za-z][A-Za-z0-9_.-]{0,59}$/;
const member = z.string().trim().regex(NAME, '只能用字母、数字、下划线、点和连字符，以字母开头');

/** What an item says of itself to a county's CMS; the county names the members. */
export const CMS_FIELDS = {
  id: '标识',
  action: '动作（put 发布或更新，withdraw 撤下）',
  title: '标题',
  summary: '摘要',
  html: '正文（HTML）',
  column: '栏目',
  kind: '文稿类别',
  indexNumber: '索引号',
  documentNumber: '文号',
  publisher: '发布机构',
  writtenOn: '成文日期',
  publishedAt: '发布时间',
  validity: '有效性',
  url: '原文网址',
  attachments: '附件（名称、网址、校验值）',
} as const;

/** A member of what is sent. */
export type CmsField = keyof typeof CMS_FIELDS;

const fieldNames = Object.keys(CMS_FIELDS) as CmsField[];

/** How items are sent to a county's CMS. */
export const cmsSettings = z.object({
  /** `package`: files to be handed over; `push`: sent to the address by itself. */
  transport: z.enum(['package', 'push']),
  /** Below the address; with a slash at its beginning. */
  path: z
    .string()
    .trim()
    .regex(/^\/[\w\-./~%]*(\?[\w\-=&.~%]*)?$/, '路径以 / 开头，例如 /api/articles')
    .default('/'),
  /** The header that carries the secret, and what stands before it there. */
  header: member.default('Authorization'),
  prefix: z.string().max(40).default('Bearer '),
  idempotencyHeader: member.default('Idempotency-Key'),
  /** What the other side calls the members; those left out aren't sent. */
  fields: z.partialRecord(z.enum(fieldNames), member).default({}),
  /** Members that are always sent, e.g. the code of a site. */
  constants: z.record(member, z.string().max(200)).default({}),
  /** Where its answer names the item's address or number. */
  receiptField: member.default('id'),
});

/** How a WeChat account is reached. */
export const wechatSettings = z.object({
  appId: z
    .string()
    .trim()
    .regex(/^wx[0-9a-f]{16}$/, 'AppID 是 wx 开头的 18 位字符'),
  author: optionalLine(16, '作者'),
});

const common = {
  agencyId: id,
  connectionId: id.nullable(),
  version: z.number().int().min(0),
  name: line(60, '连接名称'),
  active: z.boolean(),
  /** Null: the secret stays as it is. */
  secret: z.string().trim().min(8, '密钥至少 8 个字符').max(500).nullable(),
};
const address = z
  .url({ protocol: /^https?$/, error: '请填写完整的网址，例如 https://cms.example.gov.cn' })
  .max(300)
  .refine(isBare, '网址里不能带账号、密码、参数和锚点');

/** Asked of whatever was typed: one that is no address at all is complained of as such, once. */
function isBare(url: string): boolean {
  if (!URL.canParse(url)) return true;
  const { username, password, search, hash } = new URL(url);
  return `${username}${password}${search}${hash}` === '';
}

/** A connection as it is set. */
export const connectionFields = z.discriminatedUnion('kind', [
  z.object({
    ...common,
    kind: z.literal('cms'),
    baseUrl: z.union([address, z.literal('')]),
    settings: cmsSettings,
  }),
  z.object({
    ...common,
    kind: z.literal('wechat'),
    baseUrl: address.default('https://api.weixin.qq.com'),
    mediaAccountId: id,
    settings: wechatSettings,
  }),
]);

/** A connection as people see it: never its secret. */
export const connectionView = z.object({
  id,
  kind: z.enum(['cms', 'wechat']),
  name: z.string(),
  baseUrl: z.string(),
  active: z.boolean(),
  hasSecret: z.boolean(),
  mediaAccountId: id.nullable(),
  cms: cmsSettings.nullable(),
  wechat: wechatSettings.nullable(),
  version: z.number().int(),
});

/** Interface of connections to other systems. */
export const connectionsApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/channels/connections',
    summary: '本机构的渠道连接；不含密钥',
    access: 'signed-in',
    query: z.object({ agencyId: id }),
    response: z.object({ items: z.array(connectionView), may: z.object({ connect: z.boolean() }) }),
  }),
  save: endpoint({
    method: 'POST',
    path: '/api/channels/connections',
    summary: '增加或者修改渠道连接；密钥加密保存，不再显示',
    access: 'signed-in',
    body: connectionFields,
    response: z.object({ connectionId: id }),
  }),
};
