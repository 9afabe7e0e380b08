import type { PageRule } from '../site-look.ts';

/** What 条例第12条 wants the guide to say of the 政府信息公开工作机构, and the fact of the page that says it. */
const WANTED: readonly { readonly name: string; readonly fact: string }[] = [
  { name: '名称', fact: '政府信息公开工作机构' },
  { name: '办公地址', fact: '办公地址' },
  { name: '办公时间', fact: '办公时间' },
  { name: '联系电话', fact: '联系电话' },
  { name: '传真号码', fact: '传真' },
  { name: '互联网联系方式（电子邮箱）', fact: '电子邮箱' },
];

/** Of a closed agency the guide has no ways of submitting: it takes no applications, and need not be found. */
const WAYS_OF_SUBMITTING = 'channels';

/** What the guide to applying must say. */
export const GUIDE_RULES: readonly PageRule[] = [
  {
    id: 'guide.office',
    basis:
      '条例第12条（指南包括政府信息公开工作机构的名称、办公地址、办公时间、联系电话、传真号码、互联网联系方式等）',
    remedy: '在“机构”页填写缺少的内容，申请指引随后自动更新。',
    on: ['apply'],
    check: (page) =>
      page.ids.includes(WAYS_OF_SUBMITTING)
        ? WANTED.filter(({ fact }) => (page.facts.get(fact) ?? '') === '').map(
            ({ name }) => `申请指引没有写明政府信息公开工作机构的${name}。`,
          )
        : [],
  },
];
