import type { Db } from '../../platform/database/connect.ts';
import type { OfficeLaw, OfficeWords } from '../../text/office-words.ts';
import { agencyTree, placeOf } from '../agencies/agencies.queries.ts';
import { wordsOfAgencies, type WordRow } from './words.repository.ts';

/**
 * The words that hold at an agency: its own and those of all agencies above it, as the rules want them. The names of all agencies
 * here are known without anybody's entering them.
 */
export async function officeWordsOf(db: Db, agencyId: string): Promise<OfficeWords> {
  const { agencyPath } = await placeOf(db, agencyId);
  const own = asOfficeWords(await wordsOfAgencies(db, agencyPath));
  const agencies = await agencyTree(db, { closed: 'with' });
  const names = agencies.flatMap(({ name, shortName }) => [name, shortName]);
  return { ...own, words: [...new Set([...own.words, ...names])].toSorted() };
}

/** Rows as the rules want them. */
export function asOfficeWords(rows: readonly WordRow[]): OfficeWords {
  const of = (kind: WordRow['kind']): WordRow[] => rows.filter((row) => row.kind === kind);
  return {
    words: of('word').map(({ words }) => words),
    names: of('name').map(({ words }) => words),
    expressions: of('expression').map(({ words, right_words: right, source }) => ({
      found: words,
      right,
      source,
    })),
    series: of('series').map(({ words, members, source }) => ({ name: words, members, source })),
    laws: of('law').map(asLaw),
    exceptions: of('exception').map(({ words, rule }) => ({ words, rule })),
  };
}

function asLaw(row: WordRow): OfficeLaw {
  const { words: title, held_from: from, last_article: lastArticle, law_order: order, source } = row;
  return {
    title,
    ...(from !== null && { from }),
    ...(lastArticle !== null && { lastArticle }),
    ...(order !== '' && { order }),
    ...(row.repealed_from !== null && { repealed: { by: row.repealed_by, from: row.repealed_from } }),
    source,
  };
}
