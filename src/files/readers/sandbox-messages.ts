import type { Finding } from '../../law/annual-report/findings.ts';
import type { ReadReport } from '../../law/annual-report/reading/read-report.ts';
import type { SourceDocument } from '../../law/annual-report/reading/source-document.ts';
import type { ReadContext } from '../../law/annual-report/validate.ts';
import type { ReadCatalogue } from '../../law/obligations/item-tables/read-catalogue.ts';
import type { TextContext } from '../../text/checked-text.ts';
import type { ArticleReading } from '../articles/read-article.ts';
import type { CheckedAttachment } from '../check-attachment.ts';
import type { MaskedAttachment, MaskingRequest } from '../mask-attachment.ts';
import type { MaskedPersonal, PersonalMasking } from '../mask-personal.ts';
import type { Verification } from '../verify-masked.ts';
import type { NamedBytes } from './read-any-kind.ts';
import type { SheetRows } from './read-rows.ts';

/** A file of a stranger. */
export type StrangersFile = NamedBytes;

/** How far a file is taken: to what stands in it, to the report it is, to what is wrong with it; or to the 标准目录, article or rows that it is; or to what an attachment holds, hidden or not, and what it is without some of it. */
export type ReadingTask =
  | { readonly kind: 'read' }
  | { readonly kind: 'map' }
  | { readonly kind: 'items' }
  | { readonly kind: 'article' }
  | { readonly kind: 'rows' }
  | { readonly kind: 'attachment'; readonly context: TextContext }
  | { readonly kind: 'mask'; readonly request: MaskingRequest }
  | { readonly kind: 'maskPersonal'; readonly masking: PersonalMasking; readonly context: TextContext }
  | { readonly kind: 'strip' }
  | { readonly kind: 'verify'; readonly values: readonly string[] }
  | { readonly kind: 'check'; readonly context: ReadContext; readonly withSource: boolean };

/** What a reading process is asked. */
export interface ReadingJob {
  readonly id: number;
  readonly file: StrangersFile;
  readonly task: ReadingTask;
}

/** What came of a task. */
export type ReadingResult =
  | { readonly kind: 'read'; readonly document: SourceDocument }
  | { readonly kind: 'mapped'; readonly report: ReadReport }
  | { readonly kind: 'items'; readonly catalogue: ReadCatalogue }
  | { readonly kind: 'article'; readonly article: ArticleReading }
  | { readonly kind: 'rows'; readonly sheets: readonly SheetRows[] }
  | { readonly kind: 'attachment'; readonly checked: CheckedAttachment }
  | { readonly kind: 'mask'; readonly masked: MaskedAttachment }
  | { readonly kind: 'maskPersonal'; readonly masked: MaskedPersonal }
  | { readonly kind: 'strip'; readonly bytes: Uint8Array }
  | { readonly kind: 'verify'; readonly verification: Verification }
  | {
      readonly kind: 'checked';
      readonly report: ReadReport;
      readonly findings: readonly Finding[];
      /** What is shown beside them, where it was asked for. */
      readonly source: SourceDocument | null;
    };

/**
 * What it answers: that it has started; what came of the task; why the file is unreadable (Chinese, for people), with the stack
 * of a reader's own failure where that is the reason.
 */
export type ReadingReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly id: number; readonly result: ReadingResult }
  | {
      readonly kind: 'refused';
      readonly id: number;
      readonly message: string;
      readonly cause: string | null;
      /** Its time ran out within the process: it may be read another time. */
      readonly ended: boolean;
    };

/** The variable of the environment that tells a reading process how many megabytes it may have. */
export const MEMORY_VARIABLE = 'GONGKAI_READER_MB';
