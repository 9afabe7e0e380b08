import type { PlainDate } from '../../law/dates.ts';

/** A file that an article refers to: one to be shown below it, or a picture in its text. */
export interface ArticleFile {
  /** As the page has it, e.g. `../files/附件1.docx`. */
  readonly href: string;
  /** What the link says; a file's own name where it says nothing. */
  readonly name: string;
  readonly role: 'attachment' | 'picture';
  /**
   * What stands for it in the text: of an attachment the address of a link, of a picture the identifier in `data-attachment-id`.
   * Whoever knows the files puts the real ones there.
   */
  readonly mark: string;
}

/** An article as it was read from a page or a document; what isn't known is empty or null. */
export interface ReadArticle {
  readonly title: string;
  /** Nothing in it looked like a title: it is the name of the file or of the window. */
  readonly isTitleGuessed: boolean;
  /** Whether the page says of itself that it is an article (ArticleTitle, PubDate); documents always are. */
  readonly isArticle: boolean;
  /** Cleaned. */
  readonly bodyHtml: string;
  readonly summary: string;
  readonly documentNumber: string;
  readonly indexNumber: string;
  readonly writtenOn: PlainDate | null;
  /** When it became public where it comes from. */
  readonly publishedOn: PlainDate | null;
  /** The column, from the top where the page says so. */
  readonly columns: readonly string[];
  readonly contentSource: string;
  readonly keywords: readonly string[];
  /** Its address, as the page says. */
  readonly url: string;
  readonly files: readonly ArticleFile[];
  /** Whether there are words in it, the title included. */
  readonly hasText: boolean;
  /** Chinese: what a person has to look at. */
  readonly notes: readonly string[];
}

/** The address that stands for a file in a cleaned text; no link of a real page leads there. */
export function attachmentMark(index: number): string {
  return `https://import.invalid/${index}`;
}

/** The identifier that stands for a picture. */
export function pictureMark(index: number): string {
  return `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
}
