import type { PlainDate } from '../../law/dates.ts';
import type { CaseGround } from './upkeep.content.ts';
import type { CaseRow } from './upkeep-cases.repository.ts';

/** Something that belongs under review, as a look at documents and registers finds it. */
export interface FoundSubject {
  readonly kind: CaseRow['subject_kind'];
  readonly id: string;
  readonly title: string;
  readonly grounds: readonly CaseGround[];
  /** The text in which it was found; null for records. */
  readonly revisionId: string | null;
  /** From when its day is counted: of the text, of the decision, of the end of a validity. */
  readonly since: PlainDate;
}
