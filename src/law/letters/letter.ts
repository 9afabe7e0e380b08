import type { PlainDate } from '../dates.ts';
import type { LetterKind } from './letter-kinds.ts';

/** A block of a letter that is filled in. */
export type LetterBlock =
  | {
      readonly kind: 'title' | 'number' | 'addressee' | 'heading' | 'paragraph' | 'right';
      readonly text: string;
    }
  | { readonly kind: 'form'; readonly rows: readonly (readonly string[])[] }
  /** The first row is the header. */
  | { readonly kind: 'table'; readonly caption: string; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'signature'; readonly agency: string; readonly date: PlainDate };

/** A letter as it is to be set: free of any format. */
export interface Letter {
  readonly kind: LetterKind;
  readonly title: string;
  readonly sealed: boolean;
  readonly blocks: readonly LetterBlock[];
}

/** What is filled in: text, a day as `2025-03-03`, or rows of cells. */
export type LetterFieldValue = string | readonly (readonly string[])[];

/** What is filled into placeholders, by their names. */
export type LetterFieldValues = Readonly<Record<string, LetterFieldValue>>;
