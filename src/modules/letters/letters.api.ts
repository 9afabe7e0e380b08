import { z } from 'zod';
import { LETTER_KINDS } from '../../law/letters/letter-kinds.ts';
import { endpoint } from '../../platform/http/endpoint.ts';
import { day, done, id, line, moment, optionalLine } from '../../platform/http/shapes.ts';

/** The key of a kind of letter. */
export const letterKindKey = z.enum(
  LETTER_KINDS.map(({ key }) => key),
  { error: '没有这种文书' },
);

/** A version of an agency's template. */
export const letterTemplateView = z.object({
  id,
  kind: letterKindKey,
  version: z.number().int(),
  source: z.enum(['text', 'docx']),
  /** Null for a Word file. */
  text: z.string().nullable(),
  note: z.string(),
  active: z.boolean(),
  byName: z.string(),
  at: moment,
});

/** How an agency writes letters. */
export const letterSettingsView = z.object({
  /** 发文机关标志; empty without a red head. */
  masthead: optionalLine(40, '发文机关标志'),
  internetChannel: optionalLine(200, '互联网复议渠道'),
  patterns: z.object({
    answer: line(40, '答复的文号格式'),
    notice: line(40, '程序告知的文号格式'),
    inquiry: line(40, '征求意见、协办的文号格式'),
  }),
  version: z.number().int().min(0),
});

/** A letter that was issued. */
export const letterView = z.object({
  id,
  agencyId: id,
  kind: letterKindKey,
  label: z.string(),
  number: z.string().nullable(),
  title: z.string(),
  text: z.string(),
  overrideReason: z.string(),
  issuedOn: day,
  issuedByName: z.string(),
  issuedAt: moment,
  voidedAt: moment.nullable(),
  voidReason: z.string().nullable(),
  supersededBy: id.nullable(),
});

const templateText = z.string().trim().min(1, '请填写模板').max(20_000, '模板不能超过 20000 个字');
const ofAgency = z.object({ agencyId: id });
const ofKind = ofAgency.extend({ kind: letterKindKey });
const ofTemplate = z.object({ templateId: id });
const ofLetter = z.object({ letterId: id });

/** Letters of requests and their templates. Letters are issued by what the handling of requests does. */
export const lettersApi = {
  templates: endpoint({
    method: 'GET',
    path: '/api/agencies/:agencyId/letter-templates',
    summary: '全部文书种类及本机构的模板版本',
    access: 'signed-in',
    params: ofAgency,
    response: z.object({
      items: z.array(
        z.object({
          kind: letterKindKey,
          label: z.string(),
          required: z.array(z.string()),
          optional: z.array(z.string()),
          versions: z.array(letterTemplateView),
        }),
      ),
      may: z.object({ edit: z.boolean() }),
    }),
  }),
  /** A form with one part `file`. */
  uploadTemplate: endpoint({
    method: 'POST',
    path: '/api/agencies/:agencyId/letter-templates/:kind/upload',
    summary: '上传一个 DOCX 模板（表单字段 file），检查占位符；启用后才使用',
    access: 'signed-in',
    params: ofKind,
    response: letterTemplateView,
  }),
  writeTemplate: endpoint({
    method: 'POST',
    path: '/api/agencies/:agencyId/letter-templates/:kind/text',
    summary: '保存一个文字模板的新版本，检查占位符；启用后才使用',
    access: 'signed-in',
    params: ofKind,
    body: z.object({
      text: templateText,
      note: optionalLine(200, '说明'),
    }),
    response: letterTemplateView,
  }),
  activateTemplate: endpoint({
    method: 'POST',
    path: '/api/letter-templates/:templateId/activate',
    summary: '启用模板的一个版本，旧版本也可以重新启用',
    access: 'signed-in',
    params: ofTemplate,
    response: letterTemplateView,
  }),
  revertTemplate: endpoint({
    method: 'POST',
    path: '/api/agencies/:agencyId/letter-templates/:kind/revert',
    summary: '恢复使用系统自带的模板',
    access: 'signed-in',
    params: ofKind,
    response: done,
  }),
  settings: endpoint({
    method: 'GET',
    path: '/api/agencies/:agencyId/letter-settings',
    summary: '文书设置：文号格式、红头、互联网复议渠道，各类文书的下一个号',
    access: 'signed-in',
    params: ofAgency,
    response: z.object({
      settings: letterSettingsView,
      /** What the next letter of each sequence takes. */
      next: z.object({
        year: z.number().int(),
        numbers: z.object({
          answer: z.number().int(),
          notice: z.number().int(),
          inquiry: z.number().int(),
        }),
      }),
      may: z.object({ edit: z.boolean() }),
    }),
  }),
  changeSettings: endpoint({
    method: 'PUT',
    path: '/api/agencies/:agencyId/letter-settings',
    summary: '修改文书设置',
    access: 'signed-in',
    params: ofAgency,
    body: letterSettingsView,
    response: letterSettingsView,
  }),
  preview: endpoint({
    method: 'POST',
    path: '/api/agencies/:agencyId/letter-templates/:kind/preview',
    summary: '用填写的内容预览一份文书，不编号、不保存；可以试用未启用的版本或者未保存的文字',
    access: 'signed-in',
    params: ofKind,
    body: z.object({
      fields: z.record(
        z.string().max(40),
        z.union([z.string().max(20_000), z.array(z.array(z.string().max(2000)).max(12)).max(500)]),
      ),
      /** Left out: the template in use. */
      template: z.union([z.object({ text: templateText }), z.object({ templateId: id })]).optional(),
    }),
    response: z.object({
      title: z.string(),
      text: z.string(),
      html: z.string(),
      number: z.string().nullable(),
      faults: z.array(z.object({ placeholder: z.string(), fault: z.string(), message: z.string() })),
      findings: z.array(z.object({ id: z.string(), severity: z.string(), message: z.string() })),
    }),
  }),
  list: endpoint({
    method: 'GET',
    path: '/api/agencies/:agencyId/letters',
    summary: '一件申请的全部文书',
    access: 'signed-in',
    params: ofAgency,
    query: z.object({ subjectId: id }),
    response: z.object({ items: z.array(letterView) }),
  }),
  voidLetter: endpoint({
    method: 'POST',
    path: '/api/letters/:letterId/void',
    summary: '作废一份文书，文号和文件保留',
    access: 'signed-in',
    params: ofLetter,
    body: z.object({ reason: line(500, '作废的理由'), supersededBy: id.nullable().default(null) }),
    response: letterView,
  }),
};

/** Where a template is uploaded (multipart, one part `file`). */
export function templateUploadPath(of: { agencyId: string; kind: string }): string {
  return `/api/agencies/${of.agencyId}/letter-templates/${of.kind}/upload`;
}

/** Where a version of a template is downloaded; without one, the program's own as a start. */
export function templateFilePath(of: { agencyId: string; kind: string; templateId?: string }): string {
  const path = `/api/agencies/${of.agencyId}/letter-templates/${of.kind}/file.docx`;
  return of.templateId === undefined ? path : `${path}?templateId=${of.templateId}`;
}

/** Where a letter can be fetched as a file. */
export function letterPath(letterId: string, format: 'docx' | 'pdf'): string {
  return `/api/letters/${letterId}/file.${format}`;
}
