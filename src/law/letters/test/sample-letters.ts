import { decisionKind } from '../../decisions/decisions.ts';
import { remedyOf } from '../../remedies.ts';
import { defaultTemplate } from '../default-templates.ts';
import { fillLetter } from '../fill-letter.ts';
import type { LetterFacts } from '../letter-facts.ts';
import { LETTER_FIELDS, letterField, type FieldName } from '../letter-fields.ts';
import { letterKind, type LetterKind } from '../letter-kinds.ts';
import { letterText } from '../letter-text.ts';
import type { Letter, LetterFieldValue, LetterFieldValues } from '../letter.ts';

const OWN: Partial<Record<FieldName, LetterFieldValue>> = {
  文号: '三角公复〔2025〕3号',
  行政机关: '綦江区三角镇人民政府',
  落款日期: '2025-07-16',
  申请人: '王某某',
  申请编号: '2025-0007',
  收到日期: '2025-06-20',
  申请内容: '三角镇2024年农村公路养护项目的中标通知书和施工合同。',
  答复期限: '2025-07-18',
  原答复期限: '2025-07-18',
  延长至: '2025-08-15',
  发函日期: '2025-06-24',
  送达日期: '2025-07-16',
  归档日期: '2025-07-30',
  补正期限: '15个工作日',
  说明期限: '10个工作日',
  回复期限: '2025年7月4日',
  征求对象: '第三方',
  接收方式: '邮寄',
  收费金额: '200元',
  计费说明: '按件计收：本自然月此前已申请10件，本次2件，共200元。',
  缴费方式: '通过财政非税收入收缴系统缴纳，执收码00000000。',
  联系电话: '023-00000000',
  联系地址: '綦江区三角镇政府大院政府信息公开工作机构',
  第三方: '某某工程有限公司',
  送达文书: '政府信息公开答复书（三角公复〔2025〕3号）',
  受送达人: '王某某',
  送达方式: '邮寄送达（邮政特快专递）',
  邮件编号: 'EB000000000CN',
  送达地址: '綦江区三角镇某某村某某组',
  归档材料: [
    ['序号', '材料名称', '文号', '日期', '页数'],
    ['1', '政府信息公开申请表', '', '2025-06-20', '2'],
    ['2', '身份证明复印件', '', '2025-06-20', '1'],
    ['3', '检索记录单', '', '2025-06-27', '1'],
    ['4', '政府信息公开答复书', '三角公复〔2025〕3号', '2025-07-16', '2'],
    ['5', '送达回证及邮件凭证', '', '2025-07-16', '2'],
  ],
  检索记录: [
    ['时间', '检索人', '场所或者系统', '关键词', '结果'],
    ['2025-06-25', '李某', '本机关档案室', '公路养护、合同', '没有找到'],
    ['2025-06-26', '李某', '电子公文系统', '养护、中标', '没有找到'],
  ],
  禁止公开依据: '《中华人民共和国统计法》第二十八条',
  此前答复: '三角公复〔2025〕1号，2025年5月6日',
  不予公开理由: '该信息记录的内容属于上述情形，公开将影响相关工作和他人合法权益。',
};

/** Values for every field of a kind of letter. */
export function sampleFields(kind: LetterKind, more: LetterFieldValues = {}): LetterFieldValues {
  const spec = letterKind(kind);
  const names: readonly FieldName[] = [...spec.required, ...spec.optional];
  const values = names.map((name) => [name, OWN[name] ?? sampleOf(name)] as const);
  return { ...Object.fromEntries(values), 称谓: '', 救济途径: remedyText(kind), ...more };
}

/** What is known of the sample request. */
export function sampleFacts(kind: LetterKind, more: Partial<LetterFacts> = {}): LetterFacts {
  const spec = letterKind(kind);
  const addressee = ['申请人', '第三方', '协办机关', '行政机关'] as const;
  const to = { applicant: addressee[0], thirdParty: addressee[1], agency: addressee[2], file: addressee[3] }[
    spec.to
  ];
  const value = OWN[to] ?? sampleOf(to);
  return {
    kind,
    issuedOn: '2025-07-16',
    agencyName: '綦江区三角镇人民政府',
    number: spec.sequence === null ? null : '三角公复〔2025〕3号',
    ...(typeof value === 'string' ? { addressee: value } : {}),
    receivedOn: '2025-06-20',
    dueOn: '2025-07-18',
    ...(spec.required.includes('延长至') ? { extendedTo: '2025-08-15' } : {}),
    requestNumber: '2025-0007',
    subject: '三角镇2024年农村公路养护项目的中标通知书和施工合同。',
    reviewAuthority: '綦江区人民政府',
    court: '綦江区人民法院',
    ...(spec.decision === null ? {} : { row: decisionKind(spec.decision, '2025-07-16').row }),
    ...more,
  };
}

/** The default letter of a kind, filled with the samples. */
export function sampleLetter(kind: LetterKind, more: LetterFieldValues = {}): Letter {
  const filled = fillLetter({ kind, text: defaultTemplate(kind) }, sampleFields(kind, more));
  if (!filled.ok) throw new Error(filled.faults.map((fault) => fault.message).join(' '));
  return filled.letter;
}

/** Its text. */
export function sampleText(kind: LetterKind, more: LetterFieldValues = {}): string {
  return letterText(sampleLetter(kind, more));
}

function remedyText(kind: LetterKind): string {
  const { decision, remedy } = letterKind(kind);
  if (remedy === 'none') return '';
  const found = remedyOf({
    decision: decision ?? 'open.provide',
    decidedOn: '2025-07-16',
    reviewAuthority: '綦江区人民政府',
    court: '綦江区人民法院',
  });
  if (!found.ok) throw new Error('the sample has both authorities');
  return found.text;
}

function sampleOf(name: FieldName): LetterFieldValue {
  const { type, hint } = letterField(name);
  if (!Object.hasOwn(LETTER_FIELDS, name) || type === 'table' || type === 'day')
    throw new Error(`no sample for ${name}`);
  return hint.split('：')[0] ?? hint;
}
