import { describe, expect, test } from 'vitest';
import { CATALOGUE_PROFILES } from '../../catalogue/profiles.ts';
import { limitWords } from '../standard-item-limits.ts';
import { standardItems } from '../standard-items.ts';
import { limitFromWords } from './limit-from-words.ts';

function shown(words: string): string {
  const read = limitFromWords(words);
  if (read.kind !== 'counted') return read.kind;
  const { limit, posting, trigger } = read.rule;
  const span = (of: { count: number; unit: string } | null) =>
    of === null ? '' : `${of.count}${of.unit === 'day' ? 'd' : 'w'}`;
  const when =
    limit === null
      ? '-'
      : limit.kind === 'within'
        ? `${trigger} ${span(limit.span)}`
        : `${limit.kind} ${limit.every} ${span(limit.grace)}`;
  return posting === null ? when : `${when}, posted ${span(posting)}`;
}

describe('公开时限 as catalogues word it', () => {
  test.each([
    ['信息形成或者变更之日起20个工作日内', 'formed 20w'],
    ['自信息形成或变更之日起20个工作日内公开', 'formed 20w'],
    ['自该信息形成或者变更之日起二十个工作日内予以公开。法律、法规另有规定的，从其规定。', 'formed 20w'],
    ['信息形成（变更）20个工作日内', 'formed 20w'],
    ['信息形成或变更之日起 10 个\n工作日内', 'formed 10w'],
    ['制定或获取信息之日起10个工作日内', 'formed 10w'],
    ['20个工作日内', 'formed 20w'],
    ['自政府信息形成或变更之日起7个工作日内', 'formed 7w'],
    ['本级人民代表大会批准后20日内', 'approved 20d'],
    ['批复后20日内', 'replied 20d'],
    ['收到征收土地批准文件之日起十五个工作日内', 'approvalReceived 15w'],
    ['行政处罚决定作出之日起7个工作日内', 'happened 7w'],
    ['文件公布之日起3个工作日内', 'adopted 3w'],
    ['每月', 'rhythm month 0d'],
    ['每季度', 'rhythm quarter 0d'],
    ['每季度公开一次', 'rhythm quarter 0d'],
    ['每年更新一次', 'rhythm year 0d'],
    ['每半年至少公布一次', 'rhythm halfYear 0d'],
    ['按月公开', 'rhythm month 0d'],
    ['每月终了5个工作日内', 'rhythm month 5w'],
    ['每季度结束后15日内', 'rhythm quarter 15d'],
    ['次月10日前', 'rhythm month 10d'],
    ['每年1月31日前', 'rhythm year 31d'],
    ['每年3月底前公开', 'rhythm year 90d'],
    ['长期公开', 'formed 20w'],
    ['及时公开', 'formed 20w'],
    ['及时', 'formed 20w'],
    ['按进展情况及时公开', 'formed 20w'],
    ['实时公开', 'formed 1w'],
    ['公示期不少于7个工作日', '-, posted 7w'],
    ['公示7天', '-, posted 7d'],
    ['信息形成之日起5个工作日内；公示时间不少于10个工作日', 'formed 5w, posted 10w'],
    ['信息形成或变更之日起20个工作日内，长期公开', 'formed 20w'],
    ['收到申请后20个工作日内答复', 'uncounted'],
    ['依申请公开', 'uncounted'],
  ])('%s is read', (words, expected) => {
    expect(shown(words)).toBe(expected);
  });

  test.each([
    '',
    '按规定时限公开',
    '适时公开',
    '每月10日前',
    '每年9月30日前',
    '信息形成或者变更之日起30个工作日内',
    '信息形成之日起5个工作日内，变更之日起3个工作日内',
    '一季度内',
    '开标前20日',
    '根据工作进展情况定期公开',
    '信息形成或者变更之日起20个工作日内（涉密的除外）',
  ])('%s is asked about', (words) => {
    expect(limitFromWords(words)).toEqual({ kind: 'unclear' });
  });

  test('what words without days were taken for is told', () => {
    const read = limitFromWords('长期公开');
    expect(read.kind === 'counted' ? read.note : '').toContain('条例第26条');
    expect(limitFromWords('信息形成或者变更之日起20个工作日内')).toMatchObject({ note: null });
  });

  test('the words of every rule of our own data give the rule’s days again', () => {
    const rules = CATALOGUE_PROFILES.flatMap((profile) => standardItems(profile)).flatMap(({ rule }) =>
      rule === null ? [] : [rule],
    );
    expect(rules.length).toBeGreaterThan(300);
    for (const rule of rules) {
      const read = limitFromWords(limitWords(rule));
      expect({
        words: limitWords(rule),
        limit: read.kind === 'counted' ? read.rule.limit : read.kind,
        posting: read.kind === 'counted' ? read.rule.posting : null,
      }).toEqual({ words: limitWords(rule), limit: rule.limit, posting: rule.posting });
    }
  });
});
