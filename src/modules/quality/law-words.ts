import type { z } from 'zod';
import type { lawFields } from './quality.api.ts';
import type { WordRow } from './words.repository.ts';

/** What an office knows of a statute, as a person writes it. */
export type LawFields = z.output<typeof lawFields>;

/** The columns of a file of words that belong to statutes. */
export const LAW_HEAD = ['施行日期', '最后一条', '公布令', '代替它的规定', '废止日期'] as const;

/** What a row says of a statute; null for another kind of word. */
export function lawOf(row: WordRow): LawFields | null {
  if (row.kind !== 'law') return null;
  return {
    from: row.held_from,
    lastArticle: row.last_article,
    order: row.law_order,
    repealedBy: row.repealed_by,
    repealedFrom: row.repealed_from,
  };
}

/** The columns of a row; empty without a statute. */
export function lawColumns(law: LawFields | null) {
  return {
    held_from: law?.from ?? null,
    last_article: law?.lastArticle ?? null,
    law_order: law?.order ?? '',
    repealed_by: law?.repealedBy ?? '',
    repealed_from: law?.repealedFrom ?? null,
  };
}

/** The cells of a row in a file of words, in the order of their head. */
export function lawCells(row: WordRow): string[] {
  const { from, lastArticle, order, repealedBy, repealedFrom } = lawOf(row) ?? {};
  return [from ?? '', lastArticle?.toString() ?? '', order ?? '', repealedBy ?? '', repealedFrom ?? ''];
}

/** What a file's line says of a statute, before it is looked at; null where all its cells are empty. */
export function lawIn(cell: (name: (typeof LAW_HEAD)[number]) => string): unknown {
  if (LAW_HEAD.every((name) => cell(name) === '')) return null;
  const lastArticle = cell('最后一条');
  return {
    from: cell('施行日期'),
    lastArticle: lastArticle === '' ? null : Number(lastArticle),
    order: cell('公布令'),
    repealedBy: cell('代替它的规定'),
    repealedFrom: cell('废止日期'),
  };
}

/** Why what is written of a statute says nothing, in Chinese; null when it does. */
export function lawFault(written: {
  readonly words: string;
  readonly law: LawFields | null;
  readonly source: string;
}): string | null {
  const { words, law, source } = written;
  if (law === null || (law.from === null && law.repealedFrom === null))
    return `法规文件“${words}”至少要有施行日期或者废止日期`;
  if (law.from === null && (law.lastArticle !== null || law.order !== ''))
    return `法规文件“${words}”写了条数或者公布令，缺少施行日期`;
  if (law.from !== null && law.lastArticle === null && law.order === '')
    return `法规文件“${words}”的施行日期之外，还要有最后一条的条数或者公布令`;
  if ((law.repealedBy === '') !== (law.repealedFrom === null))
    return `法规文件“${words}”的废止日期和代替它的规定要一起填写`;
  if (law.from !== null && law.repealedFrom !== null && law.repealedFrom <= law.from)
    return `法规文件“${words}”的废止日期应当在施行日期之后`;
  return source === '' ? `法规文件“${words}”缺少依据` : null;
}
