import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { done, id, line, moment } from '../../platform/http/shapes.ts';
import { NUMBER_KINDS } from '../../text/masking-rule.ts';
import { PERSONAL_LABELS } from '../../text/personal/personal-value.ts';
import { attachmentView } from '../attachments/attachments.api.ts';
import { block, LONGEST_DRAFT } from './quality.api.ts';

const count = z.number().int();

/** Chinese names of the numbers of which an office may keep some characters, in the order of the desk. */
export const MASKED_NUMBERS = NUMBER_KINDS.map((kind) => ({ kind, label: PERSONAL_LABELS[kind] }));

/** Rules whose values can be masked in files, by what people call them. */
export const MASKABLE_RULES: Readonly<Record<string, string>> = {
  I01: '公民身份号码',
  I02: '手机号码',
  I03: '银行卡号',
  I04: '详细住址',
  I05: '护照、社会保障、车牌等号码',
  I06: '未成年人姓名',
  I08: '电子邮箱、QQ 号、微信号',
};
const maskableRule = z.enum(Object.keys(MASKABLE_RULES), { error: '没有这一类个人信息' });
const ends = z.object({ first: count.min(0).max(18), last: count.min(0).max(18) });

/** How an office masks. */
export const maskingSchema = z.object({
  kept: z.object({
    identity: ends,
    mobile: ends,
    bankCard: ends,
    passport: ends,
    permit: ends,
    socialSecurity: ends,
    schoolRoll: ends,
    plate: ends,
    qq: ends,
    wechat: ends,
  }),
  addressTo: z.enum(['township', 'village'], { error: '请选择地址保留到哪一级' }),
  childName: line(10, '未成年人姓名的写法'),
});

const cleaned = z.object({ attachment: attachmentView, notes: z.array(z.string()) });
const attachmentParams = z.object({ documentId: id, attachmentId: id });

const documentParams = z.object({ documentId: id });

/** The staff's interface of 遮盖. */
export const maskingApi = {
  maskText: endpoint({
    method: 'POST',
    path: '/api/quality/documents/:documentId/mask-text',
    summary: '按本机构的规则遮盖一段文字里的个人信息，返回怎样替换；不改动文稿',
    access: 'signed-in',
    params: documentParams,
    body: z.object({
      text: z.string().max(LONGEST_DRAFT, '文字过长，请分段遮盖'),
      blocks: z.array(block).max(20_000).optional(),
      findings: z
        .array(z.object({ rule: z.string().max(20), start: count.min(0) }))
        .min(1)
        .max(500),
      keep: z.boolean(),
    }),
    response: z.object({ edits: z.array(z.object({ start: count, end: count, words: z.string() })) }),
  }),
  stripAttachment: endpoint({
    method: 'POST',
    path: '/api/quality/documents/:documentId/attachments/:attachmentId/strip',
    summary: '去除附件的批注、修订、隐藏内容和文件信息，存为新的附件',
    access: 'signed-in',
    params: attachmentParams,
    response: cleaned,
  }),
  maskAttachment: endpoint({
    method: 'POST',
    path: '/api/quality/documents/:documentId/attachments/:attachmentId/mask',
    summary: '遮盖附件里的个人信息，逐字节核对后存为新的附件',
    access: 'signed-in',
    params: attachmentParams,
    body: z.object({
      rules: z.array(maskableRule).max(20),
      words: z.array(line(100, '要遮盖的内容')).max(50, '一次最多遮盖 50 项').default([]),
      dropHidden: z.boolean(),
    }),
    response: cleaned,
  }),
  maskedValues: endpoint({
    method: 'GET',
    path: '/api/quality/documents/:documentId/masked-values',
    summary: '这份文稿里遮盖过、公开前要查找的内容，只显示代替它的字样',
    access: 'signed-in',
    params: documentParams,
    response: z.object({
      values: z.array(z.object({ id, shown: z.string(), byName: z.string(), at: moment })),
      may: z.object({ end: z.boolean() }),
    }),
  }),
  endMaskedValue: endpoint({
    method: 'POST',
    path: '/api/quality/documents/:documentId/masked-values/:valueId/end',
    summary: '不再查找一项遮盖过的内容，须写明理由',
    access: 'signed-in',
    params: z.object({ documentId: id, valueId: id }),
    body: z.object({ reason: line(500, '理由') }),
    response: done,
  }),
  masking: endpoint({
    method: 'GET',
    path: '/api/quality/masking',
    summary: '一个机构怎样遮盖个人信息，谁定的、为什么',
    access: 'signed-in',
    query: z.object({ agencyId: id }),
    response: z.object({
      masking: maskingSchema,
      /** Null: the defaults. */
      set: z
        .object({
          agencyName: z.string(),
          inherited: z.boolean(),
          byName: z.string(),
          at: moment,
          reason: z.string(),
        })
        .nullable(),
      may: z.object({ edit: z.boolean() }),
    }),
  }),
  setMasking: endpoint({
    method: 'POST',
    path: '/api/quality/masking',
    summary: '修改本机构的个人信息遮盖规则',
    access: 'signed-in',
    body: z.object({ agencyId: id, masking: maskingSchema, reason: line(500, '理由') }),
    response: done,
  }),
} as const;
