import { chineseNumber } from '../decisions/citation.ts';
import { DECISION_KINDS, type DecisionKindKey } from '../decisions/decision-kinds.ts';
import { answerBody } from './default-answers.ts';
import { printedValues } from './fill-letter.ts';
import { isFieldName, letterField, type FieldName } from './letter-fields.ts';
import { PLACEHOLDER, placeholdersIn } from './letter-template.ts';
import type { LetterFieldValues } from './letter.ts';

/** An item of a request with what its answer tells. */
export interface AnsweredItem {
  readonly description: string;
  readonly decision: DecisionKindKey;
  readonly fields: LetterFieldValues;
}

/**
 * What an answer says of several items that were decided differently: of each in turn what a letter of its own would say, with
 * its 条、款、项 and its reason. Empty while something is missing for one of them.
 */
export function itemwiseText(items: readonly AnsweredItem[]): string {
  if (missingInItems(items).length > 0) return '';
  return items
    .flatMap(({ description, decision, fields }, index) => [
      itemHeading(index + 1, description),
      ...bodyOf(decision, fields),
    ])
    .join('\n');
}

/** What is missing for the answers to the items, in words for who handles the request. */
export function missingInItems(items: readonly AnsweredItem[]): string[] {
  return items.flatMap(({ description, decision, fields }) =>
    toldOf(decision)
      .filter((name) => isBlank(fields, name))
      .map((name) => `“${oneLine(description)}”还缺少“${name}”：${letterField(name).hint}。`),
  );
}

/** Lines that only say, in the words of the application, which item is meant. */
export const ITEM_HEADING = /^（[一二三四五六七八九十百零]+）“(.+)”$/gmu;

function itemHeading(number: number, description: string): string {
  return `（${chineseNumber(number)}）“${oneLine(description)}”`;
}

/** Of 部分公开 the reason tells what is disclosed and what isn't. */
function toldOf(decision: DecisionKindKey): readonly FieldName[] {
  const tells = DECISION_KINDS.find(({ key }) => key === decision)?.tells ?? [];
  return tells
    .filter(isFieldName)
    .filter((name) => decision !== 'partial' || !['公开内容', '不予公开内容'].includes(name));
}

function bodyOf(decision: DecisionKindKey, fields: LetterFieldValues): string[] {
  const values = printedValues(fields);
  const valueOf = (name: string): string => {
    const value = values[name];
    return typeof value === 'string' ? value : '';
  };
  return answerBody(decision)
    .filter((line) => {
      const names = placeholdersIn(line);
      return names.length === 0 || names.some((name) => valueOf(name) !== '');
    })
    .map((line) => line.replace(PLACEHOLDER, (_, name: string) => valueOf(name)));
}

function isBlank(fields: LetterFieldValues, name: string): boolean {
  const value = fields[name];
  return typeof value !== 'string' || value.trim() === '';
}

function oneLine(text: string): string {
  return text.trim().replaceAll(/\s+/gu, ' ');
}
