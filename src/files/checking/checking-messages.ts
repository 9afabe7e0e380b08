import type { TextBlock, TextContext } from '../../text/checked-text.ts';
import type { TextFinding } from '../../text/text-finding.ts';

/** A text to be checked. */
export interface CheckingTask {
  readonly text: string;
  readonly context: TextContext;
  /** Where the text is known to have parts; left out, its lines are its parts. */
  readonly blocks?: readonly TextBlock[];
}

/** What a checking thread is asked. */
export interface CheckingJob {
  readonly id: number;
  readonly task: CheckingTask;
}

/** What it answers: the findings, or that it failed (for the log). The first one says that it has started. */
export type CheckingReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly id: number; readonly findings: readonly TextFinding[] }
  | { readonly kind: 'failed'; readonly id: number; readonly error: string };
