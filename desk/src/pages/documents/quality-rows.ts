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

/** The title or summary with a suggestion in place of what it is about. */
export function adopted(
  draft: Pick<Draft, 'title' | 'summary'>,
  { part, start, end, words, suggestion }: QualityRow,
): Partial<Draft> {
  if (part === 'body' || part === 'attachment' || suggestion === null) return {};
  const text = draft[part];
  if (text.slice(start, end) !== words) return {};
  const mended = `${text.slice(0, start)}${suggestion}${text.slice(end)}`;
  return part === 'title' ? { title: mended } : { summary: mended };
}
