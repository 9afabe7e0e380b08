import { isMinor, yearOfText } from './ages.ts';
import { NAME_IN_PROSE, isPersonName } from './person-names.ts';
import type { PersonalValue } from './personal-value.ts';
import type { PersonalView } from './personal-view.ts';
import type { TextCell, TextTable } from './text-tables.ts';

/** What says that there is nothing to tell. */
const NEUTRAL = /^(?:无|没有|否|健康|良好|正常|一般|合格|通过|较好|优秀|未婚|已婚|[-—/\\、]+|\d{1,2}|0|)$/u;
const DISEASE =
  '癌|肿瘤|白血病|尿毒症|艾滋病?|HIV|精神(?:病|分裂|障碍|疾病)|抑郁症|躁狂|乙肝|肝硬化|肺结核|糖尿病|高血压|心脏病|冠心病|脑梗|脑瘫|偏瘫|瘫痪|截瘫|癫痫|自闭症|帕金森|透析|梅毒|智力障碍|痴呆';
const TELLING = new RegExp(
  `${DISEASE}|残疾(?!人[员事工专])|残障|(?:肢体|视力|听力|言语|智力|精神|多重)(?:残疾|[一二三四]级)|[一二三四]级(?:肢体|视力|听力|言语|智力|精神|残疾)|残疾[一二三四]级|患.{0,10}(?:病|症|癌)|重病|大病|因[病残]|吸毒|戒毒|服刑|刑满|失信|流产`,
  'iu',
);
const HARDSHIP = /低保|特困|五保|低收入|贫困|困难家庭|孤儿/u;
const OF_HARDSHIP = /低保|最低生活保障|救助|特困|补助|补贴|帮扶|慰问|贫困|困难|住房|公租房|廉租|临时|资助/u;
const ILL = new RegExp(
  `(?:患者|病人|居民|村民|户主|申请人|学生|当事人|信访人|投诉人|对象|人员|伤者|姓名[：:]|[妻丈夫父母儿女子]亲?)(${NAME_IN_PROSE})(?=[，,、（(因患系身家于])[^。；\\n]{0,24}?(?:${DISEASE}|[一二三四]级(?:肢体|视力|听力|言语|智力|精神)?残疾|(?:肢体|视力|听力|言语|智力|精神|多重)残疾)`,
  'giu',
);
const CHILD = new RegExp(
  `(?:(?<![\\p{sc=Han}])|(?<=学生|儿童|少年|[者人孩]|未成年人|孤儿|村民|居民|[其之长次独]子|[其之长次独]女|儿子|女儿|孙子|孙女|幼儿|姓名|户主|被害人|受害人|溺水者|死者|被监护人))(${NAME_IN_PROSE})(?=[，,（(]\\s?[男女]?[，,、]?\\s?(?:汉族[，,、])?\\s?(?:(?:现年|年龄)?(\\d{1,2})\\s?(?:周)?岁|((?:19|20)\\d{2})年(?:\\d{1,2}月)?(?:\\d{1,2}日)?(?:出生|生)))`,
  'gu',
);

/** I06: illness, disability and the like beside a name, and names of children. */
export function attributeValues(view: PersonalView): PersonalValue[] {
  const year = yearOfText(view);
  return [
    ...view.tables.flatMap((table) => table.rows.flatMap((row) => inRow(view, table, row, year))),
    ...inProse(view, year),
  ];
}

function inRow(
  view: PersonalView,
  table: TextTable,
  row: readonly TextCell[],
  year: number | null,
): PersonalValue[] {
  const named = row.filter((cell) => isNameCell(cell, table) && isPersonName(cell.words));
  if (named.length === 0 || !table.ofPersons) return [];
  const told = row.flatMap((cell) => toldBy(cell, `${table.above}${view.checked.context.title ?? ''}`));
  const children = named.flatMap((cell) => {
    const young = isMinor(row, year);
    if (cell.role !== 'childName' && young !== true) return [];
    if (young === false) return [];
    // Without the day of the text, only an age that is written down is certain.
    const sure = view.checked.context.date !== undefined || row.some(({ role }) => role === 'age');
    const reason =
      young === true ? '不满十八周岁的人的姓名应当隐去。' : '可能是未成年人的姓名，未成年人的姓名应当隐去。';
    return [valueOf('childName', cell, { reason, severity: young === true && sure ? 'gate' : 'advice' })];
  });
  return [...told, ...children];
}

function isNameCell(cell: TextCell, table: TextTable): boolean {
  if (cell.role === 'name' || cell.role === 'childName') return true;
  return cell.head === '' && (table.roles.has('name') || table.roles.has('childName'));
}

function toldBy(cell: TextCell, subject: string): PersonalValue[] {
  if (NEUTRAL.test(cell.words)) return [];
  const telling = TELLING.test(cell.words);
  if (cell.role === 'sensitive' || ((cell.role === 'remark' || cell.head === '') && telling)) {
    const reason = '姓名旁边写着疾病、残疾、信用等敏感情况，只公开姓名，不公开这一项。';
    return [valueOf('sensitive', cell, { reason, severity: 'gate' })];
  }
  if (cell.role === 'remark' && HARDSHIP.test(cell.words) && !OF_HARDSHIP.test(subject)) {
    const reason = '姓名旁边写着家庭困难情况，名单与此无关时不公开这一项。';
    return [valueOf('sensitive', cell, { reason, severity: 'advice' })];
  }
  return [];
}

function inProse(view: PersonalView, year: number | null): PersonalValue[] {
  const ill = [...view.text.matchAll(ILL)].flatMap((found) => {
    const name = found[1] ?? '';
    const end = found.index + found[0].length;
    const told = /[^，。；、（）()患系为]{1,12}$/u.exec(found[0])?.[0] ?? '';
    const reason = '写明了姓名，又写明疾病或者残疾。';
    return isPersonName(name)
      ? [valueOf('sensitive', { start: end - told.length, end, words: told }, { reason, severity: 'gate' })]
      : [];
  });
  const children = [...view.text.matchAll(CHILD)].flatMap((found) => {
    const name = found[1] ?? '';
    const age = found[2] === undefined ? (year ?? 0) - Number(found[3]) : Number(found[2]);
    const young = age < 18 && (found[2] !== undefined || year !== null) && age >= 0;
    const cell = { start: found.index, end: found.index + name.length, words: name };
    const reason = '不满十八周岁的人的姓名应当隐去。';
    const inTable = view.cellAt(found.index) !== null;
    const sure = found[2] !== undefined || view.checked.context.date !== undefined;
    return young && !inTable && isPersonName(name)
      ? [valueOf('childName', cell, { reason, severity: sure ? 'gate' : 'advice' })]
      : [];
  });
  return [...ill, ...children];
}

function valueOf(
  kind: 'sensitive' | 'childName',
  { start, end, words }: { start: number; end: number; words: string },
  { reason, severity }: Pick<PersonalValue, 'reason' | 'severity'>,
): PersonalValue {
  return { kind, rule: 'I06', start, end, value: words, severity, reason };
}
