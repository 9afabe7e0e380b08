import { readDate } from '../../law/clock/ledger-dates.ts';
import { normaliseDocumentNumber } from '../../law/document-number.ts';
import {
  ATTRIBUTE_LABELS,
  type Attribute,
  VALIDITY_LABELS,
  type Validity,
} from '../documents/documents.content.ts';
import { type Known, knownOf } from './known.ts';
import { LIST_FIELD_LABELS, type ListField } from './row-headings.ts';

/** What a row of a list says, read. */
export interface RowReading {
  readonly known: Known;
  /** Chinese: what a person has to look at. */
  readonly notes: readonly string[];
  /** Chinese: why the item can't be imported as it stands; null when it can. */
  readonly refusal: string | null;
}

const DAYS = ['writtenOn', 'publishedOn', 'effectiveOn', 'lapsesOn'] as const;
const ATTRIBUTES: Readonly<Record<string, Attribute>> = {
  主动公开: 'proactive',
  主动: 'proactive',
  依申请公开: 'onRequest',
  依申请: 'onRequest',
  不予公开: 'withheld',
  不公开: 'withheld',
  非公开: 'withheld',
};
const VALIDITIES: Readonly<Record<string, Validity>> = {
  有效: 'valid',
  现行有效: 'valid',
  是: 'valid',
  失效: 'lapsed',
  已失效: 'lapsed',
  废止: 'repealed',
  已废止: 'repealed',
  无效: 'repealed',
  已修改: 'amended',
  修改: 'amended',
};

/**
 * Reads the cells of a row. What can't be read as what it should be isn't guessed: a day is left out with a note, an unknown 公开属性
 * refuses the item, for nobody can say whether it may be public.
 */
export function readRow(values: Readonly<Partial<Record<ListField, string>>>): RowReading {
  const notes: string[] = [];
  const days = Object.fromEntries(DAYS.map((field) => [field, dayOf(field, values[field] ?? '', notes)]));
  const attribute = choiceOf(ATTRIBUTES, values.attribute);
  const validity = choiceOf(VALIDITIES, values.validity);
  if (validity === 'unknown')
    notes.push(
      `有效性写的是“${values.validity}”，应为${Object.values(VALIDITY_LABELS).join('、')}：按“${VALIDITY_LABELS.valid}”处理，请在文稿的“公开信息”中核对。`,
    );
  return {
    known: knownOf({
      ...plainValues(values),
      ...days,
      documentNumber: numberOf(values.documentNumber ?? '', notes),
      columns: (values.columns ?? '').split(/\s*(?:[/／>＞\\]|-{2,}|→)\s*/u).filter((name) => name !== ''),
      keywords: (values.keywords ?? '').split(/[,，;；、\s]+/u).filter((word) => word !== ''),
      ...(attribute !== 'unknown' && { attribute }),
      ...(validity !== 'unknown' && { validity }),
    }),
    notes,
    refusal:
      attribute === 'unknown'
        ? `公开属性写的是“${values.attribute}”，应为${Object.values(ATTRIBUTE_LABELS).join('、')}。请改正后再导入。`
        : null,
  };
}

const PLAIN = [
  'title',
  'indexNumber',
  'attributeReason',
  'audience',
  'disclosureTerm',
  'summary',
  'theme',
  'genre',
  'facet',
  'contentSource',
  'responsibleUnit',
  'url',
] as const;

function plainValues(
  values: Readonly<Partial<Record<ListField, string>>>,
): Record<string, string | undefined> {
  return Object.fromEntries(PLAIN.map((field) => [field, values[field]]));
}

function dayOf(field: (typeof DAYS)[number], text: string, notes: string[]): string | null {
  if (text === '') return null;
  const day = readDate(text) ?? readDate(text.split(/[\sT]/u)[0] ?? '');
  if (day === null) {
    const label = LIST_FIELD_LABELS[field];
    const remedy =
      field === 'publishedOn'
        ? '原公开日期留空，不影响导入'
        : `这一份的${label}留空，请在文稿的“公开信息”中补填`;
    notes.push(`${label}写的是“${text}”，不是日期：${remedy}。`);
  }
  return day;
}

/** A number that can't be put right stays as it is: the checks of the document say what is wrong with it. */
function numberOf(text: string, notes: string[]): string {
  if (text === '' || /^(?:无|—|-|\/)$/u.test(text)) return '';
  const number = normaliseDocumentNumber(text);
  if (number === null) notes.push(`文号“${text}”不合规范，原样导入，请核对。`);
  return number ?? text;
}

function choiceOf<T extends string>(
  choices: Readonly<Record<string, T>>,
  text: string | undefined,
): T | 'unknown' | undefined {
  const bare = (text ?? '').replaceAll(/\s/gu, '');
  if (bare === '') return undefined;
  return Object.hasOwn(choices, bare) ? choices[bare] : 'unknown';
}

/** Names of files in one cell, parted as people part them. */
export function namesIn(cell: string): string[] {
  return cell
    .split(/[\n;；|]|(?<=\.[0-9A-Za-z]{1,8})\s*[,，、]/u)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
