import type { Facts } from './facts.ts';

/** Part five: what went wrong and what will be done, in one of several manners. */
export function partFive(facts: Facts): readonly string[] {
  const problems = facts.random.shuffled(PROBLEMS).slice(0, facts.random.int(2, 3));
  return facts.random.pick(MANNERS)(facts, problems);
}

interface Problem {
  readonly name: string;
  readonly what: string;
  readonly mended: string;
}

const PROBLEMS: readonly Problem[] = [
  {
    name: '政策解读形式单一',
    what: '解读多为文字转述，图表和案例偏少，群众读起来费力',
    mended: '由起草科室随文件同步提供问答和图表，涉及面广的制作短视频',
  },
  {
    name: '个别栏目更新不及时',
    what: '部分科室报送信息偏晚，有的事项办结后一个多月才对外发布',
    mended: '把公开时限写入办事流程，按月核对栏目更新并通报',
  },
  {
    name: '答复文书质量参差',
    what: '少数答复书引用条款不全，说明理由过于简略',
    mended: '修订答复书示范文本，疑难申请由法律顾问先行审核',
  },
  {
    name: '基层人员变动频繁',
    what: '经办人员多为兼职，交接时资料不全，业务不够熟悉',
    mended: '编写工作手册，新上岗人员先培训后办理',
  },
  {
    name: '公开内容与需求有差距',
    what: '热点事项的数据公开粒度较粗，查询不便',
    mended: '梳理咨询和申请较多的事项，转为主动公开并提供下载',
  },
  {
    name: '线下查阅点使用率低',
    what: '便民服务大厅的查阅点知晓度不高，资料更换不勤',
    mended: '在办事窗口张贴指引，每季度更换一次资料',
  },
];

const MANNERS: readonly ((facts: Facts, problems: readonly Problem[]) => readonly string[])[] = [
  ({ self, year }, problems) => [
    `存在的主要问题：${listed(problems.map(({ name, what }) => `${name}，${what}`))}。`,
    `${year + 1}年，${self}将从以下${chinese(problems.length)}个方面改进：${listed(problems.map(({ mended }) => mended))}。`,
  ],
  (facts, problems) => [
    '（一）存在的主要问题',
    ...problems.map(({ name, what }, at) => `${at + 1}.${name}。${what}。`),
    '（二）改进情况',
    ...problems.map(({ mended }, at) => `${at + 1}.${mended}。`),
  ],
  ({ self }, problems) => [
    `${self}的政府信息公开工作取得了一定成效，但对照要求仍有不足，主要表现在：${problems.map(({ what }) => what).join('；')}。`,
    `针对上述问题，下一步将${problems.map(({ mended }) => mended).join('；')}。`,
  ],
  ({ year, short }, problems) => [
    ...problems.map(({ name, what }, at) => `${'一二三'.charAt(at)}是${name}。${what}。`),
    `下一步改进措施：${year + 1}年${short}将重点做好${chinese(problems.length)}项工作。${problems.map(({ mended }, at) => `${'一二三'.charAt(at)}是${mended}。`).join('')}`,
  ],
  ({ year, self }, problems) => [
    `对于上年提出的问题，${self}已完成整改。本年度新发现的问题有：${problems.map(({ name }) => name).join('、')}。具体来看，${problems.map(({ what }) => what).join('；')}。`,
    `${year + 1}年的改进打算是：${problems.map(({ mended }) => mended).join('；')}。`,
  ],
];

/** Part six: 信息处理费, and what else there is to report. */
export function partSix(facts: Facts): readonly string[] {
  const { random, self, year, sum } = facts;
  if (facts.set.form === '2019')
    return [random.pick(['无。', '没有其他需要报告的事项。', '本年度无其他需要报告的事项。'])];
  const unpaid = sum('t3.other.noFee.total');
  if (unpaid > 0)
    return [
      `${year}年，${self}按照《政府信息公开信息处理费管理办法》发出收费通知${unpaid}件，申请人逾期未缴费，未收取信息处理费。`,
    ];
  return [
    random.pick([
      `本年度未收取信息处理费。没有其他需要报告的事项。`,
      `${year}年，${self}没有发出信息处理费收费通知，未产生信息处理费。`,
      `按照《国务院办公厅关于印发〈政府信息公开信息处理费管理办法〉的通知》（国办函〔2020〕109号）的规定，${self}本年度收取信息处理费0元。`,
      `（一）信息处理费收取情况。${self}全年未收取信息处理费。\n（二）其他事项。年度重点任务已按期完成。`,
      ...(sum('t3.new.total') > 5
        ? [
            `信息处理费：${random.int(1, 4)}件申请超出标准，共收取信息处理费${random.int(1, 30) * 100}元，已上缴国库。`,
          ]
        : []),
    ]),
  ].flatMap((text) => text.split('\n'));
}

function listed(points: readonly string[]): string {
  return points.map((point, at) => `${'一二三'.charAt(at)}是${point}`).join('；');
}

function chinese(count: number): string {
  return '零一两三四'.charAt(count);
}
