import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import type { maskingApi } from '../../../../src/modules/quality/masking.api.ts';
import type { Draft } from './draft.ts';
import { type QualityRow, type Writable } from './quality-rows.ts';

/** What stands in place of stretches of a text. */
export type MaskingEdits = ResponseOf<typeof maskingApi.maskText>['edits'];

/** A stretch as it is and as it would be, with a few characters around it. */
export interface MaskingPreview {
  readonly start: number;
  readonly before: string;
  readonly words: string;
  readonly masked: string;
  readonly after: string;
}

const AROUND = 8;

/** Whether a finding is of a text in which it can be masked. */
export function isMaskable({ kind, part, rule, state }: QualityRow): boolean {
  // What was masked once and stands there again is no value that the rules find.
  return (
    kind === 'personal-data' &&
    state === 'open' &&
    rule !== 'I10' &&
    (part === 'body' || part === 'title' || part === 'summary')
  );
}

/** How edits would change a text, for the person to see before. */
export function previewOf(text: string, edits: MaskingEdits): MaskingPreview[] {
  return edits.map(({ start, end, words }) => ({
    start,
    before: text.slice(Math.max(0, start - AROUND), start),
    words: text.slice(start, end),
    masked: words,
    after: text.slice(end, end + AROUND),
  }));
}

/**
 * Makes the edits in the editor, as one step that can be undone. False, and nothing done, where the text has gone on or one of them reaches
 * over what isn't text.
 */
export function maskInBody(
  editor: Writable | null,
  known: { readonly text: string; readonly positionOf: (offset: number) => number | null },
  edits: MaskingEdits,
): boolean {
  if (editor === null) return false;
  const { doc, tr } = editor.state;
  for (const { start, end, words } of edits.toReversed()) {
    const [from, last] = [known.positionOf(start), known.positionOf(end - 1)];
    if (from === null || last === null) return false;
    if (doc.textBetween(from, last + 1, '\n', '\n') !== known.text.slice(start, end)) return false;
    if (words === '') tr.delete(from, last + 1);
    else tr.insertText(words, from, last + 1);
  }
  editor.view.dispatch(tr);
  return true;
}

/** The same in the title or the summary; null where other words stand there by now. */
export function maskInField(
  draft: Pick<Draft, 'title' | 'summary'>,
  { part, text }: { readonly part: 'title' | 'summary'; readonly text: string },
  edits: MaskingEdits,
): Partial<Draft> | null {
  if (draft[part] !== text) return null;
  let masked = text;
  for (const { start, end, words } of edits.toReversed())
    masked = masked.slice(0, start) + words + masked.slice(end);
  return part === 'title' ? { title: masked } : { summary: masked };
}
