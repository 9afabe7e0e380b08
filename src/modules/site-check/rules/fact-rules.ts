import type { SeenPage } from '../seen-page.ts';
import { when, type PageRule } from '../site-look.ts';

const CATALOGUE = '条例第12条（目录包括索引、名称、内容概述、生成日期）';

function fact(input: { id: string; name: string; basis: string; remedy: string }): PageRule {
  return {
    id: input.id,
    basis: input.basis,
    remedy: input.remedy,
    on: ['article'],
    check: (page) => when(!page.facts.get(input.name), `“信息属性”中没有${input.name}。`),
  };
}

/** What a document must say of itself besides its text (政府信息的元数据). */
export const FACT_RULES: readonly PageRule[] = [
  fact({
    id: 'facts.index-number',
    name: '索引号',
    basis: CATALOGUE,
    remedy: '索引号在首次发布时自动编排；缺失的，请运行 gongkai verify site 核对。',
  }),
  fact({
    id: 'facts.publisher',
    name: '发布机构',
    basis: '条例第10条（谁制作、谁保存，谁公开）',
    remedy: '在“机构”页填写机构全称，再重建网页。',
  }),
  fact({
    id: 'facts.written-on',
    name: '成文日期',
    basis: CATALOGUE,
    remedy: '在文稿中补填“成文日期”，审核后重新发布。',
  }),
  {
    id: 'facts.published-on',
    basis: '国办发〔2017〕47号（发布信息须注明时间）',
    remedy: '发布时间由程序记录；请运行 gongkai verify site 查明是谁改动了网页，再重建。',
    on: ['article'],
    check: (page) =>
      when(
        !/^\d{4}-\d{2}-\d{2}$/.test(page.facts.get('发布日期') ?? ''),
        '“信息属性”中没有发布日期，检查时会按没有更新计算。',
      ),
  },
  fact({
    id: 'facts.summary',
    name: '内容概述',
    basis: CATALOGUE,
    remedy: '在文稿中填写“内容概述”，一两句话说明内容，审核后重新发布。',
  }),
  {
    id: 'facts.dates-order',
    basis: '国办发〔2017〕47号（信息须准确）',
    remedy: '核对文稿的“成文日期”，更正后重新发布。',
    on: ['article'],
    check: (page) => {
      const [written = '', published = ''] = [page.facts.get('成文日期'), page.facts.get('发布日期')];
      return when(
        written !== '' && published !== '' && written > published,
        `成文日期 ${written} 晚于发布日期 ${published}。`,
      );
    },
  },
  {
    id: 'facts.withdrawn-on',
    basis: '国办发〔2017〕47号（撤下的信息须说明）',
    remedy: '重新办理撤下，或者运行 gongkai site rebuild 重建网页。',
    on: ['withdrawn'],
    check: (page) =>
      when(!hasEnded(page), '网页不让搜索引擎收录，却没有写明何时撤下：它是公开的，还是已经撤下？'),
  },
];

function hasEnded({ facts }: SeenPage): boolean {
  return Boolean(facts.get('撤下日期') ?? facts.get('移除日期'));
}
