import { DECISION_KINDS } from '../decisions/decision-kinds.ts';
import { defaultAnswer, itemwiseAnswer } from './default-answers.ts';
import { DEFAULT_FORMS, DEFAULT_NOTICES } from './default-notices.ts';
import { answerOf, type LetterKind } from './letter-kinds.ts';

const TEXTS: ReadonlyMap<LetterKind, string> = new Map<LetterKind, string>([
  ...DECISION_KINDS.map(({ key }): [LetterKind, string] => [answerOf(key), defaultAnswer(key)]),
  ['answer.itemwise', itemwiseAnswer()],
  ...entriesOf(DEFAULT_NOTICES),
  ...entriesOf(DEFAULT_FORMS),
]);

/** The text of the template that an office starts with. */
export function defaultTemplate(kind: LetterKind): string {
  const text = TEXTS.get(kind);
  if (text === undefined) throw new RangeError(`no default letter ${kind}`);
  return text;
}

function entriesOf<Key extends LetterKind>(texts: Readonly<Record<Key, string>>): [Key, string][] {
  const keys: string[] = Object.keys(texts);
  return keys.filter((key): key is Key => Object.hasOwn(texts, key)).map((key) => [key, texts[key]]);
}
