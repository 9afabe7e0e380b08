import type { TableSpec } from './table-spec.ts';

/** An official document, free of any format: every writer makes the same document from it. */
export interface ReportDocument {
  /** The whole title. Where it begins with `agencyName` the writers break the line behind that name. */
  readonly title: string;
  /** The agency whose document it is; the author in file properties. */
  readonly agencyName: string;
  /** 发文机关标志: the red head, with the 文号 below it. Without it nothing stands above the title. */
  readonly masthead?: { readonly name: string; readonly number: string };
  readonly blocks: readonly ReportBlock[];
}

/** A piece of a document. */
export type ReportBlock =
  /** Level 1 is 一、, level 2 is （一）. The number is part of the text. */
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  /** Line breaks in the text stay line breaks within the paragraph. */
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'table'; readonly table: TableSpec }
  /** 文号 in the middle below the title, addressee at the left edge, or a line at the right edge. */
  | { readonly kind: 'reference' | 'addressee' | 'right'; readonly text: string }
  /**
   * Name and date at the end, set to the right. The date is a PlainDate such as `2025-01-20`. `sealed` leaves room for a seal
   * over both.
   */
  | {
      readonly kind: 'signature';
      readonly agency: string;
      readonly date: string;
      readonly sealed?: boolean;
    };

/** The title's lines: the agency's name stands alone when the title begins with it (GB/T 9704 7.3.1: 词意完整). */
export function titleLines(document: Pick<ReportDocument, 'title' | 'agencyName'>): readonly string[] {
  const { title, agencyName } = document;
  const rest = title.slice(agencyName.length);
  return agencyName !== '' && title.startsWith(agencyName) && rest !== '' ? [agencyName, rest] : [title];
}

/** A date as official documents write it: 2025年1月20日 (GB/T 9704 7.3.5.4: no leading zeros). */
export function writtenDate(date: string): string {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (found === null) throw new RangeError(`not a date: ${date}`);
  return `${found[1]}年${Number(found[2])}月${Number(found[3])}日`;
}

/** All tables of a document, in order. */
export function tablesOf(document: ReportDocument): readonly TableSpec[] {
  return document.blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []));
}
