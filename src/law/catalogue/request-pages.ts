import { type NodeSpec, ON_CHANGE } from './catalogue-node.ts';

/** What the page 依申请公开 must offer (国办公开办函〔2019〕61号). */
export const REQUEST_PAGES = [
  {
    slug: 'authority',
    name: '受理机构',
    law: '条例第12条',
    description: '受理申请的机构、地址和电话。',
    kind: 'guide',
    cycle: ON_CHANGE,
  },
  {
    slug: 'procedure',
    name: '申请流程',
    law: '条例第27条至第40条',
    description: '从提交申请到收到答复的步骤。',
    kind: 'guide',
    cycle: ON_CHANGE,
  },
  {
    slug: 'form',
    name: '申请表',
    law: '条例第29条',
    description: '政府信息公开申请表和填写说明。',
    kind: 'guide',
    cycle: ON_CHANGE,
  },
  {
    slug: 'time-limits',
    name: '办理时限',
    law: '条例第33条',
    description: '补正、答复和延长答复的期限。',
    kind: 'guide',
    cycle: ON_CHANGE,
  },
  {
    slug: 'fees',
    name: '收费标准',
    law: '条例第42条；国办函〔2020〕109号',
    description: '收取信息处理费的情形和标准。',
    kind: 'guide',
    cycle: ON_CHANGE,
  },
] as const satisfies readonly NodeSpec[];

/** One of these pages, by its slug. */
export type RequestPage = (typeof REQUEST_PAGES)[number]['slug'];

/**
 * Which of these pages stands at a place of the catalogue, e.g. `requests/fees`; null for any other. The site's own guide to
 * applying has what belongs there, so that such a column isn't without content while nobody has written into it.
 */
export function requestPageAt(path: string): RequestPage | null {
  return REQUEST_PAGES.find(({ slug }) => path === `requests/${slug}`)?.slug ?? null;
}
