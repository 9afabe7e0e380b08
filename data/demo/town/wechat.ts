import type { PlainDate } from '../../../src/law/dates.ts';
import { workingDayFrom } from '../calendar.ts';
import type { DemoChannel, DemoDocument, DemoIssue, DemoPost } from '../types.ts';
import { OWN_TITLES } from './wechat-titles.ts';

interface Article {
  /** The day on which there is something to write about. */
  readonly day: PlainDate;
  readonly post: DemoPost;
}

const ISSUES = 46;

/** The town's public account: news and notices passed on, and articles of its own, in 46 issues. */
export function wechatOf(passedOn: readonly DemoDocument[]): DemoChannel {
  const articles = [
    ...passedOn.map(({ publishOn, title, key }): Article => ({
      day: publishOn,
      post: { title, documentKey: key },
    })),
    ...OWN_TITLES.flatMap(articlesOfMonth),
  ].toSorted((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)));
  return {
    key: 'sanjiao-wechat',
    platform: 'wechat',
    name: '秀美三角',
    filingNumber: '示例备案0001号',
    responsible: '党政综合办公室',
    openedOn: '2023-02-01',
    issues: inIssues(articles),
  };
}

function articlesOfMonth(titles: readonly string[], month: number): Article[] {
  const prefix = `2024-${String(month + 1).padStart(2, '0')}`;
  return titles.map((title, index) => {
    const day = String(2 + Math.floor((index * 27) / titles.length)).padStart(2, '0');
    return { day: `${prefix}-${day}`, post: { title, documentKey: null } };
  });
}

/** As even as can be, in order of time; an issue appears when its last article can. */
function inIssues(articles: readonly Article[]): DemoIssue[] {
  return Array.from({ length: ISSUES }, (_, index) => {
    const from = Math.floor((index * articles.length) / ISSUES);
    const part = articles.slice(from, Math.floor(((index + 1) * articles.length) / ISSUES));
    return {
      issue: `2024年第${index + 1}期`,
      postedOn: workingDayFrom(part.at(-1)?.day ?? ''),
      posts: part.map(({ post }) => post),
    };
  });
}
