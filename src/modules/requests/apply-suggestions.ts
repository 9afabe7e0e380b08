import { sql } from 'kysely';
import type { Ctx } from '../../platform/context.ts';
import { dayInShanghai } from '../../law/dates.ts';
import type { ApplyValues } from '../../portal/requests/apply-fields.ts';
import type { Suggestion } from '../../portal/requests/request-model.ts';
import { parseQuery } from '../search/search-query.ts';
import { searchPublished, type SearchHit } from '../search/search.usecases.ts';
import type { PublicSite } from './public-requests.types.ts';

/** What the counts are of: how often suggestions were shown, were what somebody looked for, or weren't. */
export type SuggestionCount = 'shown' | 'helped' | 'applied';

const MOST_SHOWN = 4;
/** Of the words of the description, how many a title must have for its document to be worth a look. */
const SHARE_IN_TITLE = 0.6;
/** Words that stand in every application and say nothing about what is wanted. */
const EMPTY_WORDS: ReadonlySet<string> = new Set(
  `申请 公开 政府 信息 政府信息 信息公开 关于 有关 相关 情况 材料 资料 文件 内容 全部 所有 以及 我镇 本镇 我局 年度
   获取 需要 提供 查询 查阅 复印件 具体 目前 现在 最新 年份`.split(/\s+/),
);

/**
 * Public documents of the agency that may be what an application is about: those with the 文号 that was given, and those
 * whose title has most of the words. None is better than one that only resembles it.
 */
export async function suggestionsFor(ctx: Ctx, agencyId: string, values: ApplyValues): Promise<SearchHit[]> {
  const described = `${values.title} ${values.title === '' ? values.features.slice(0, 60) : ''}`;
  const words = wordsOf(described);
  const queries = [values.documentNumber.trim(), ...queriesOf(words)].filter((text) => text !== '');
  const found = new Map<string, SearchHit>();
  for (const text of queries) {
    const { hits } = await searchPublished(ctx.db, {
      text,
      scope: { agencyId },
      order: 'relevance',
      page: 1,
      strict: true,
      now: ctx.clock.now(),
    });
    for (const hit of hits) if (hit.exact || fits(hit, words)) found.set(hit.documentId, hit);
    if (found.size >= MOST_SHOWN) break;
  }
  return [...found.values()].slice(0, MOST_SHOWN);
}

/**
 * Counts, by agency and day; nothing of who it was. A count that can't be written is logged and missing: it is in nobody's
 * way, least of all when an application has just been taken.
 */
export async function countSuggestion(ctx: Ctx, agencyId: string, what: SuggestionCount): Promise<void> {
  try {
    await addToCount(ctx, agencyId, what);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    ctx.log.warn('a suggestion could not be counted', { what, code });
  }
}

async function addToCount(ctx: Ctx, agencyId: string, what: SuggestionCount): Promise<void> {
  const first = { shown: 0, helped: 0, applied: 0, [what]: 1 };
  await ctx.db
    .insertInto('request_suggestions')
    .values({ agency_id: agencyId, day: dayInShanghai(ctx.clock.now()), ...first })
    .onConflict((conflict) =>
      conflict
        .columns(['agency_id', 'day'])
        .doUpdateSet({ [what]: sql<number>`request_suggestions.${sql.ref(what)} + 1` }),
    )
    .execute();
}

/** The words that say what is wanted, once each. */
function wordsOf(text: string): string[] {
  const words = parseQuery(text, new Map()).words.map(({ words: [word = ''] }) => word);
  return words.filter((word) => [...word].length > 1 && !EMPTY_WORDS.has(word));
}

/** All words, then all but one: a name is seldom remembered to the letter. One word alone says too little. */
function queriesOf(words: readonly string[]): string[] {
  if (words.length < 2) return [];
  const without =
    words.length < 3 ? [] : words.map((left) => words.filter((word) => word !== left).join(' '));
  return [words.join(' '), ...without].slice(0, 7);
}

/** A list of another year is another list. */
function fits(hit: SearchHit, words: readonly string[]): boolean {
  const title = hit.title
    .map((piece) => piece.text)
    .join('')
    .normalize('NFKC')
    .toLowerCase();
  const wanted = words.filter(isYear);
  const years = title.match(/(?:19|20)\d\d/g) ?? [];
  if (wanted.length > 0 && years.length > 0 && !years.some((year) => wanted.includes(year))) return false;
  const plain = words.filter((word) => !isYear(word));
  const inTitle = plain.filter((word) => title.includes(word)).length;
  return inTitle >= 1 && inTitle >= plain.length * SHARE_IN_TITLE;
}

function isYear(word: string): boolean {
  return /^(?:19|20)\d\d$/.test(word);
}

/** The same as the page shows them: those that are there at this moment, with their addresses. */
export async function suggestionsOnPage(
  ctx: Ctx,
  on: { site: Pick<PublicSite, 'documents'>; agency: { readonly id: string }; values: ApplyValues },
): Promise<Suggestion[]> {
  const hits = await suggestionsFor(ctx, on.agency.id, on.values);
  const documents = await on.site.documents(
    ctx,
    hits.map((hit) => hit.documentId),
  );
  return hits.flatMap((hit) => {
    const document = documents.get(hit.documentId);
    if (document === undefined) return [];
    return [
      {
        id: hit.documentId,
        href: document.href,
        title: document.title,
        publishedOn: dayInShanghai(hit.publishedAt),
        excerpt: hit.excerpt.map((piece) => piece.text).join(''),
      },
    ];
  });
}
