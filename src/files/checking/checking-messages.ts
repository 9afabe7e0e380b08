import type { TextBlock, TextContext } from '../../text/checked-text.ts';
import type { MaskedText } from '../../text/mask-text.ts';
import type { MaskingRule } from '../../text/masking-rule.ts';
import type { TextFinding } from '../../text/text-finding.ts';

/** A text to be checked. */
export interface CheckingTask {
  readonly text: string;
  readonly context: TextContext;
  /** Where the text is known to have parts; left out, its lines are its parts. */
  readonly blocks?: readonly TextBlock[];
}

/** What of a text is to be masked: findings of personal data in it, by the office's rule. */
export interface TextMasking {
  readonly findings: readonly { readonly rule: string; readonly start: number }[];
  readonly masking: MaskingRule;
}

/** What a checking thread is asked: what is in a text, or the text with some of it masked. */
export interface CheckingJob {
  readonly id: number;
  readonly task: CheckingTask;
  readonly mask?: TextMasking;
}

/** What it answers: the findings, or that it failed (for the log). The first one says that it has started. */
export type CheckingReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly id: number; readonly findings: readonly TextFinding[] }
  | { readonly kind: 'masked'; readonly id: number; readonly masked: MaskedText }
  | { readonly kind: 'failed'; readonly id: number; readonly error: string };
