import type { EditorState, Transaction } from '@tiptap/pm/state';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import type { CheckedPart, qualityApi, SightingState } from '../../../../src/modules/quality/quality.api.ts';
import type { TextFinding } from '../../../../src/text/text-finding.ts';
import type { Draft } from './draft.ts';
import type { LiveFinding } from './use-live-check.ts';

/** What the server found in a saved text. */
export type Sightings = ResponseOf<typeof qualityApi.document>['findings'];

/** A finding as the panel shows it. */
export interface QualityRow extends TextFinding {
  readonly key: string;
  readonly part: CheckedPart;
  readonly words: string;
  readonly before: string;
  readonly after: string;
  readonly state: SightingState;
  /** Of the attachment that it stands in. */
  readonly sha256?: string | undefined;
  /** Missing while the text isn't saved: nothing can be decided of it. */
  readonly fingerprint: string | null;
  readonly decidedBy: string;
  readonly decisionReason: string;
}

/** Findings of a text that is being written. */
export function rowsOfLive(live: readonly LiveFinding[]): QualityRow[] {
  return inOrder(
    live.map((found, at) => ({
      ...found,
      key: `${found.rule} ${found.from} ${at}`,
      part: 'body',
      state: 'open',
      fingerprint: null,
      decidedBy: '',
      decisionReason: '',
    })),
  );
}

/** Findings of a saved text; of personal data the words of the editor are shown beside it. */
export function rowsOfSaved(saved: Sightings, live: readonly LiveFinding[]): QualityRow[] {
  return inOrder(
    saved.map((found) => {
      const place = live.find((one) => isSame(one, found));
      return { ...found, reason: place?.reason ?? found.reason, key: found.fingerprint };
    }),
  );
}

/** What is open and must be mended first; then by place. */
function inOrder(rows: readonly QualityRow[]): QualityRow[] {
  const rank = ({ state, severity }: QualityRow): number =>
    (state === 'open' ? 0 : 2) + (severity === 'gate' ? 0 : 1);
  return rows.toSorted((one, other) => rank(one) - rank(other));
}

/** Where a finding of the body stands in the editor now; null where it doesn't. */
export function placeIn(
  row: QualityRow,
  live: readonly LiveFinding[],
): { readonly from: number; readonly to: number } | null {
  if (row.part !== 'body') return null;
  const found = live.find((one) => isSame(one, row));
  return found === undefined ? null : { from: found.from, to: found.to };
}

function isSame(
  one: Pick<QualityRow, 'rule' | 'start' | 'words' | 'before' | 'after'>,
  other: Pick<QualityRow, 'rule' | 'start' | 'words' | 'before' | 'after'>,
): boolean {
  return (
    one.rule === other.rule &&
    one.words === other.words &&
    (one.start === other.start || (one.before === other.before && one.after === other.after))
  );
}

/** What an editor is to an adopted suggestion. */
export interface Writable {
  readonly state: EditorState;
  readonly view: { dispatch(transaction: Transaction): void };
}

/**
 * Puts a suggestion in place of what it is about in the editor. False, and nothing done, where other words stand there by now: the
 * text has gone on since it was checked.
 */
export function adoptInBody(
  editor: Writable | null,
  { suggestion, words }: Pick<QualityRow, 'suggestion' | 'words'>,
  place: { readonly from: number; readonly to: number } | null,
): boolean {
  if (editor === null || place === null || suggestion === null) return false;
  const { doc, tr } = editor.state;
  if (place.to > doc.content.size) return false;
  if (doc.textBetween(place.from, place.to, '\n', '\n') !== words) return false;
  editor.view.dispatch(tr.insertText(suggestion, place.from, place.to));
  return true;
}

/** The title or summary with a suggestion in place of what it is about; null where other words stand there by now. */
export function adopted(
  draft: Pick<Draft, 'title' | 'summary'>,
  { part, start, end, words, suggestion }: QualityRow,
): Partial<Draft> | null {
  if ((part !== 'title' && part !== 'summary') || suggestion === null) return null;
  const text = draft[part];
  if (text.slice(start, end) !== words) return null;
  const mended = `${text.slice(0, start)}${suggestion}${text.slice(end)}`;
  return part === 'title' ? { title: mended } : { summary: mended };
}
