import { letterField, type FieldName } from './letter-fields.ts';
import { letterKind, type LetterKind } from './letter-kinds.ts';
import type { LetterFieldValue, LetterFieldValues } from './letter.ts';

/** An invented request, for looking at a template with something in it. */
const SAMPLES: Partial<Record<FieldName, LetterFieldValue>> = {
  文号: '某公复〔2025〕3号',
  行政机关: '某某人民政府',
  落款日期: '2025-07-16',
  申请人: '王某某',
  申请编号: '2025-0007',
  收到日期: '2025-06-20',
  申请内容: '2024年农村公路养护项目的中标通知书和施工合同。',
  答复期限: '2025-07-18',
  原答复期限: '2025-07-18',
  延长至: '2025-08-15',
  发函日期: '2025-06-24',
  送达日期: '2025-07-16',
  归档日期: '2025-07-30',
  补正期限: '15个工作日',
  说明期限: '10个工作日',
  回复期限: '2025年7月4日',
  协办机关: '某某交通局',
  协办事项: '提供该项目招标投标的档案。',
  征求对象: '第三方',
  接收方式: '邮寄',
  收费金额: '200元',
  计费说明: '按件计收：本自然月此前已申请10件，本次2件，共200元。',
  缴费方式: '通过财政非税收入收缴系统缴纳，执收码00000000。',
  联系电话: '023-00000000',
  联系地址: '机关大院政府信息公开工作机构',
  第三方: '某某工程有限公司',
  送达文书: '政府信息公开答复书（某公复〔2025〕3号）',
  受送达人: '王某某',
  送达方式: '邮寄送达（邮政特快专递）',
  邮件编号: 'EB000000000CN',
  送达地址: '某某镇某某村某某组',
  归档材料: [
    ['序号', '材料名称', '文号', '日期', '页数'],
    ['1', '政府信息公开申请表', '', '2025-06-20', '2'],
    ['2', '身份证明复印件', '', '2025-06-20', '1'],
    ['3', '检索记录单', '', '2025-06-27', '1'],
    ['4', '政府信息公开答复书', '某公复〔2025〕3号', '2025-07-16', '2'],
    ['5', '送达回证及邮件凭证', '', '2025-07-16', '2'],
  ],
  检索记录: [
    ['时间', '检索人', '场所或者系统', '关键词', '结果'],
    ['2025-06-25', '李某', '本机关档案室', '公路养护、合同', '没有找到'],
    ['2025-06-26', '李某', '电子公文系统', '养护、中标', '没有找到'],
  ],
  分项答复:
    '（一）“中标通知书”\n经审查，该信息可以公开。依据《中华人民共和国政府信息公开条例》第三十六条第（二）项的规定，本机关决定予以公开。\n' +
    '（二）“施工合同”\n经检索，没有找到该信息。依据《中华人民共和国政府信息公开条例》第三十六条第（四）项的规定，本机关无法提供。',
  禁止公开依据: '《中华人民共和国统计法》第二十八条',
  此前答复: '某公复〔2025〕1号，2025年5月6日',
  不予公开理由: '该信息记录的内容属于上述情形，公开将影响相关工作和他人合法权益。',
};

/** Values for all fields of a kind of letter; what the program fills in itself is overwritten by it. */
export function sampleValues(kind: LetterKind): LetterFieldValues {
  const { required, optional } = letterKind(kind);
  return Object.fromEntries([...required, ...optional].map((name) => [name, sampleValue(name)]));
}

/** What stands in one field: for most the first words of its hint. */
export function sampleValue(name: FieldName): LetterFieldValue {
  const { hint, preset } = letterField(name);
  return SAMPLES[name] ?? preset ?? hint.split('：')[0] ?? hint;
}
