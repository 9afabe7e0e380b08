import type { SourceDocument } from '../../law/annual-report/reading/source-document.ts';
import type { NamedBytes } from './read-any-kind.ts';

/** What a reading process is asked. */
export interface ReadingJob extends NamedBytes {
  readonly id: number;
}

/**
 * What it answers: that it has started; what it read; why the file is unreadable (Chinese, for people), with the stack of a
 * reader's own failure where that is the reason.
 */
export type ReadingReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'read'; readonly id: number; readonly document: SourceDocument }
  | {
      readonly kind: 'refused';
      readonly id: number;
      readonly message: string;
      readonly cause: string | null;
    };

/** The variable of the environment that tells a reading process how many megabytes it may have. */
export const MEMORY_VARIABLE = 'GONGKAI_READER_MB';
