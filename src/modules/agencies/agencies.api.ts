import { z } from 'zod';
import { DEFAULT_INDEX_TEMPLATE } from '../../law/index-number.ts';
import { endpoint } from '../../platform/http/endpoint.ts';
import { day, done, id, line, optionalDay, optionalLine } from '../../platform/http/shapes.ts';

/** Kinds of agency, from the top of the tree down. */
export const AGENCY_KINDS = [
  'district',
  'township',
  'street',
  'department',
  'section',
  'village',
  'community',
] as const;

/** One of the kinds. */
export type AgencyKind = (typeof AGENCY_KINDS)[number];

/** Chinese names of the kinds. */
export const AGENCY_KIND_LABELS: Readonly<Record<AgencyKind, string>> = {
  district: '区（县）政府',
  township: '乡镇政府',
  street: '街道办事处',
  department: '政府部门',
  section: '内设机构',
  village: '村',
  community: '社区',
};

/** Duties for disclosure that an agency names people for. */
export const DUTY_KINDS = ['leaderInCharge', 'responsiblePerson', 'handler'] as const;

/** One of the duties. */
export type DutyKind = (typeof DUTY_KINDS)[number];

/** Chinese names of the duties. */
export const DUTY_LABELS: Readonly<Record<DutyKind, string>> = {
  leaderInCharge: '分管领导',
  responsiblePerson: '具体负责人',
  handler: '经办人',
};

const code = (pattern: RegExp, message: string) =>
  z.preprocess(
    (value) => (value === undefined || (typeof value === 'string' && value.trim() === '') ? null : value),
    z.string().trim().regex(pattern, message).nullable(),
  );

/** What a person fills in about an agency. The check digit of the 统一社会信用代码 is checked by the use case. */
export const agencyFields = z.object({
  kind: z.enum(AGENCY_KINDS, { error: '请选择机构类别' }),
  name: line(100, '机构全称'),
  shortName: line(30, '机构简称'),
  /** 我镇、我局：how a text speaks of the agency. */
  selfName: line(20, '自称'),
  slug: z
    .string({ error: '请填写网址标识' })
    .trim()
    .regex(/^[a-z][a-z0-9-]{1,40}$/, '网址标识以小写字母开头，只用小写字母、数字和连字符，2 到 41 个字符'),
  /** Whether it publishes in its own name. */
  publishes: z.boolean().default(false),
  uscc: code(/^[0-9A-Za-z]{18}$/, '统一社会信用代码应为 18 位数字和大写字母'),
  areaCode: code(/^(\d{6}|\d{9}|\d{12})$/, '行政区划代码应为 6 位、9 位或 12 位数字'),
  address: optionalLine(200, '地址'),
  postcode: z
    .string()
    .trim()
    .regex(/^(\d{6})?$/, '邮政编码应为 6 位数字')
    .default(''),
  phone: optionalLine(60, '电话'),
  fax: optionalLine(60, '传真'),
  email: z.union([z.literal(''), z.email({ error: '电子邮箱的格式不正确' }).max(100)]).default(''),
  officeHours: optionalLine(200, '办公时间'),
  /** 政府信息公开工作机构，条例第12条要求指南写明。 */
  disclosureOffice: optionalLine(100, '政府信息公开工作机构'),
  /** 行政复议机关，写入指南和告知书。 */
  reviewAuthority: optionalLine(100, '行政复议机关'),
  /** 有管辖权的人民法院。 */
  court: optionalLine(100, '管辖法院'),
  indexTemplate: line(100, '索引号模板').default(DEFAULT_INDEX_TEMPLATE),
  sort: z.coerce.number().int().min(0).max(1_000_000).default(0),
});

/** An agency with what lists and choices need. */
export const agencySummary = z.object({
  id,
  parentId: id.nullable(),
  /** From the top down, itself last. */
  path: z.array(id),
  kind: z.enum(AGENCY_KINDS),
  name: z.string(),
  shortName: z.string(),
  slug: z.string(),
  publishes: z.boolean(),
  sort: z.number().int(),
  closedOn: day.nullable(),
});

/** One person's duty for disclosure at an agency. */
export const agencyDuty = z.object({
  id,
  duty: z.enum(DUTY_KINDS),
  personName: z.string(),
  title: z.string(),
  phone: z.string(),
  fromOn: day,
  untilOn: day.nullable(),
});

/** An agency with everything known of it. */
export const agency = agencySummary.extend({
  selfName: z.string(),
  uscc: z.string().nullable(),
  areaCode: z.string().nullable(),
  address: z.string(),
  postcode: z.string(),
  phone: z.string(),
  fax: z.string(),
  email: z.string(),
  officeHours: z.string(),
  disclosureOffice: z.string(),
  reviewAuthority: z.string(),
  court: z.string(),
  indexTemplate: z.string(),
  version: z.number().int(),
  duties: z.array(agencyDuty),
  /** What the person who asks may do here. */
  may: z.object({ change: z.boolean(), createBelow: z.boolean() }),
});

/** What a person fills in about a duty. */
export const dutyFields = z.object({
  duty: z.enum(DUTY_KINDS, { error: '请选择职责' }),
  personName: line(30, '姓名'),
  title: optionalLine(50, '职务'),
  phone: optionalLine(60, '联系电话'),
  fromOn: day,
  untilOn: optionalDay,
});

const version = z.number().int().min(1);
const one = z.object({ id });
const oneDuty = z.object({ id, dutyId: id });

/** Interface of the module. */
export const agenciesApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/agencies',
    summary: '列出机构树（按树的顺序：上级在前，同级按排序）',
    access: 'signed-in',
    query: z.object({ closed: z.enum(['with', 'without']).default('without') }),
    response: z.object({ items: z.array(agencySummary) }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/api/agencies/:id',
    summary: '查看一个机构',
    access: 'signed-in',
    params: one,
    response: agency,
  }),
  create: endpoint({
    method: 'POST',
    path: '/api/agencies',
    summary: '新建机构',
    access: 'signed-in',
    body: agencyFields.extend({ parentId: id.nullable() }),
    response: z.object({ id }),
  }),
  change: endpoint({
    method: 'PUT',
    path: '/api/agencies/:id',
    summary: '修改机构；version 是读到时的版本号，他人已改过则拒绝',
    access: 'signed-in',
    params: one,
    body: agencyFields.extend({ version }),
    response: z.object({ version }),
  }),
  close: endpoint({
    method: 'POST',
    path: '/api/agencies/:id/close',
    summary: '撤销机构（不再使用，已发布的内容保留）',
    access: 'signed-in',
    params: one,
    body: z.object({ version, closedOn: day, reason: line(200, '撤销原因') }),
    response: z.object({ version }),
  }),
  addDuty: endpoint({
    method: 'POST',
    path: '/api/agencies/:id/duties',
    summary: '登记公开职责人员',
    access: 'signed-in',
    params: one,
    body: dutyFields,
    response: z.object({ id }),
  }),
  changeDuty: endpoint({
    method: 'PUT',
    path: '/api/agencies/:id/duties/:dutyId',
    summary: '修改公开职责人员，或填写卸任日期',
    access: 'signed-in',
    params: oneDuty,
    body: dutyFields,
    response: done,
  }),
};
