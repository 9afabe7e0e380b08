import { isInTitle, isQuoted } from '../../cited-titles.ts';
import type { CheckedText } from '../../checked-text.ts';

/** Whether expressions bind here: on the agency's own drafts only, never on words of citizens and other agencies. */
export function isOwnDraft(checked: CheckedText): boolean {
  return checked.context.author !== 'others';
}

/** Whether somebody else is quoted, or a title cited. */
export function isOthersWord(checked: CheckedText, start: number, end: number): boolean {
  return isInTitle(checked, start, end) || isQuoted(checked, start, end);
}
