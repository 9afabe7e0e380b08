import type { PlainDate } from '../../src/law/dates.ts';
import { type Cell, TOWN, h2, p, signature, table, ul, wan } from './compose.ts';
import type { DemoDocument } from './types.ts';

/** An amount with its name; amounts are in hundredths of 万元 (百元), so that they add up exactly. */
export type Item = readonly [string, number];

/** A year's figures of the town. */
export interface FinanceFigures {
  /** Spending by function (支出功能分类). */
  readonly functions: readonly Item[];
  /** Basic spending by economic class (经济分类). */
  readonly basic: readonly Item[];
  readonly projects: readonly Item[];
  /** Spending from 政府性基金. */
  readonly fund: number;
  /** 因公出国（境）、公务用车购置、公务用车运行维护、公务接待. */
  readonly trips: readonly Item[];
  /** The year's 三公 figures that they are compared with. */
  readonly tripsBefore: readonly Item[];
  readonly purchases: readonly Item[];
}

/** 2024年预算. */
export const BUDGET_2024: FinanceFigures = {
  functions: [
    ['一般公共服务支出', 128_655],
    ['公共安全支出', 1_200],
    ['文化旅游体育与传媒支出', 6_832],
    ['社会保障和就业支出', 49_877],
    ['卫生健康支出', 12_146],
    ['节能环保支出', 3_500],
    ['城乡社区支出', 16_690],
    ['农林水支出', 112_485],
    ['交通运输支出', 5_800],
    ['住房保障支出', 13_255],
    ['灾害防治及应急管理支出', 8_200],
  ],
  basic: [
    ['工资福利支出', 162_540],
    ['商品和服务支出', 36_250],
    ['对个人和家庭的补助', 11_740],
  ],
  projects: [
    ['村级组织运转经费', 48_620],
    ['农村人居环境整治', 16_800],
    ['农村公路养护', 5_800],
    ['网格化服务管理', 9_640],
    ['应急和防汛抗旱', 8_200],
    ['农业产业发展', 41_250],
    ['其他民生项目', 17_800],
  ],
  fund: 12_800,
  trips: [
    ['因公出国（境）费', 0],
    ['公务用车购置费', 0],
    ['公务用车运行维护费', 1_600],
    ['公务接待费', 850],
  ],
  tripsBefore: [
    ['因公出国（境）费', 0],
    ['公务用车购置费', 0],
    ['公务用车运行维护费', 1_600],
    ['公务接待费', 1_000],
  ],
  purchases: [
    ['货物类', 1_860],
    ['工程类', 0],
    ['服务类', 2_240],
  ],
};

/** 2023年决算. `tripsBefore` is the budget of 2023. */
export const ACCOUNTS_2023: FinanceFigures = {
  functions: [
    ['一般公共服务支出', 131_246],
    ['公共安全支出', 1_120],
    ['文化旅游体育与传媒支出', 6_485],
    ['社会保障和就业支出', 51_230],
    ['卫生健康支出', 11_892],
    ['节能环保支出', 4_260],
    ['城乡社区支出', 20_574],
    ['农林水支出', 139_833],
    ['交通运输支出', 6_150],
    ['住房保障支出', 12_876],
    ['灾害防治及应急管理支出', 9_528],
  ],
  basic: [
    ['工资福利支出', 160_215],
    ['商品和服务支出', 35_528],
    ['对个人和家庭的补助', 11_262],
  ],
  projects: [
    ['村级组织运转经费', 47_860],
    ['农村人居环境整治', 18_635],
    ['农村公路养护', 6_150],
    ['网格化服务管理', 9_420],
    ['应急和防汛抗旱', 9_528],
    ['农业产业发展', 73_596],
    ['其他民生项目', 23_000],
  ],
  fund: 15_640,
  trips: [
    ['因公出国（境）费', 0],
    ['公务用车购置费', 0],
    ['公务用车运行维护费', 1_562],
    ['公务接待费', 684],
  ],
  tripsBefore: BUDGET_2024.tripsBefore,
  purchases: [
    ['货物类', 1_790],
    ['工程类', 0],
    ['服务类', 2_135],
  ],
};

/** The sum of items, in hundredths of 万元. */
export function total(items: readonly Item[]): number {
  return items.reduce((sum, [, amount]) => sum + amount, 0);
}

/** How a set of finance documents speaks: of the budget of a year, or of its final accounts. */
export interface FinanceVoice {
  /** Begins the documents' keys. */
  readonly key: 'budget' | 'finalAccounts';
  readonly nodeKey: string;
  readonly year: number;
  /** 预算 or 决算. */
  readonly word: '预算' | '决算';
  /** What `tripsBefore` is: 2023年预算. */
  readonly before: string;
  /** The nine days of writing and publishing. */
  readonly days: readonly (readonly [writtenOn: PlainDate, publishOn: PlainDate])[];
}

interface Part {
  readonly name: string;
  readonly summary: string;
  readonly body: string;
  readonly rows: readonly (readonly Cell[])[];
}

/** The nine documents of a year's budget or final accounts. */
export function financeDocuments(figures: FinanceFigures, voice: FinanceVoice): DemoDocument[] {
  const parts = [
    overview,
    balance,
    income,
    byFunction,
    byEconomy,
    ofFund,
    ofTrips,
    ofProjects,
    ofPurchases,
  ].map((make) => make(figures, voice));
  return parts.map((part, index) => {
    const [writtenOn, publishOn] = voice.days[index] ?? ['', ''];
    const title = `三角镇${voice.year}年${part.name}`;
    return {
      key: `${voice.key}-${index + 1}`,
      nodeKey: voice.nodeKey,
      title,
      writtenOn,
      publishOn,
      summary: part.summary,
      bodyHtml: part.body + signature(TOWN, writtenOn),
      theme: '财政、金融、审计',
      genre: '',
      keywords: [`财政${voice.word}`, `${voice.year}年`],
      validity: 'valid',
      responsibleUnit: '财政办公室',
      attachments: [{ name: title, kind: 'csv-table', rows: part.rows }],
    };
  });
}

function rowsOf(head: readonly string[], items: readonly Item[]): readonly (readonly Cell[])[] {
  return [head, ...items.map(([name, amount]): Cell[] => [name, wan(amount)]), ['合计', wan(total(items))]];
}

function overview(figures: FinanceFigures, { year, word }: FinanceVoice): Part {
  const general = total(figures.functions);
  const items: Item[] = [
    ['一般公共预算财政拨款', general],
    ['政府性基金预算财政拨款', figures.fund],
  ];
  const rows = rowsOf(['资金来源', `${word}数（万元）`], items);
  return {
    name: `财政${word}公开情况说明`,
    summary: `三角镇${year}年财政${word}公开情况说明：收支总计${wan(general + figures.fund)}万元。`,
    body:
      h2('一、基本情况') +
      p(
        '三角镇人民政府内设党政综合办公室、财政办公室、经济发展办公室、社会事务办公室、平安法治办公室、规划建设管理环保办公室、应急管理办公室等机构，下设农业服务中心、文化服务中心、劳动就业和社会保障服务所等事业单位，均纳入镇本级' +
          `${word}管理，没有二级${word}单位。`,
      ) +
      h2(`二、收支${word}总体情况`) +
      p(
        `${year}年收入${word}${wan(general + figures.fund)}万元，其中一般公共预算财政拨款${wan(general)}万元，政府性基金预算财政拨款${wan(figures.fund)}万元，没有国有资本经营预算收支。支出${word}与收入${word}相同，收支平衡。`,
      ) +
      table(rows) +
      h2('三、公开内容') +
      ul([
        '收支总表、收入表；',
        '一般公共预算支出表（功能分类）和基本支出表（经济分类）；',
        '政府性基金支出表；',
        '“三公”经费表；',
        '项目支出表和政府采购表。',
      ]) +
      p(
        '本说明及各表中的金额单位均为万元。公众对公开内容有疑问的，可以向财政办公室咨询，电话：023-48400009。',
      ),
    rows,
  };
}

function balance(figures: FinanceFigures, { year, word }: FinanceVoice): Part {
  const [general, basic, projects] = [
    total(figures.functions),
    total(figures.basic),
    total(figures.projects),
  ];
  const sum = wan(general + figures.fund);
  const rows: Cell[][] = [
    ['收入项目', '金额（万元）', '支出项目', '金额（万元）'],
    ['一般公共预算财政拨款', wan(general), '基本支出', wan(basic)],
    ['政府性基金预算财政拨款', wan(figures.fund), '项目支出', wan(projects)],
    ['国有资本经营预算财政拨款', wan(0), '政府性基金支出', wan(figures.fund)],
    ['收入合计', sum, '支出合计', sum],
  ];
  return {
    name: `收支${word}总表`,
    summary: `三角镇${year}年收支${word}总表，收入、支出各${sum}万元。`,
    body:
      p(
        `${year}年，三角镇收入${word}总计${sum}万元，支出${word}总计${sum}万元。支出中，基本支出${wan(basic)}万元，用于保障机构正常运转、人员工资和社会保险；项目支出${wan(projects)}万元，用于村级组织运转、农业产业、人居环境和应急管理等；政府性基金支出${wan(figures.fund)}万元。`,
      ) +
      table(rows) +
      p(
        '基本支出和项目支出之和等于一般公共预算财政拨款支出。收入、支出均按照综合预算的要求编列，没有账外资金。',
      ),
    rows,
  };
}

function income(figures: FinanceFigures, { year, word }: FinanceVoice): Part {
  const items: Item[] = [
    ['一般公共预算财政拨款收入', total(figures.functions)],
    ['政府性基金预算财政拨款收入', figures.fund],
    ['国有资本经营预算财政拨款收入', 0],
    ['事业收入', 0],
    ['其他收入', 0],
  ];
  const rows = rowsOf(['收入项目', `${word}数（万元）`], items);
  return {
    name: `收入${word}表`,
    summary: `三角镇${year}年收入${word}表，合计${wan(total(items))}万元，全部为财政拨款。`,
    body:
      p(
        `${year}年收入${word}${wan(total(items))}万元，全部为财政拨款收入，没有事业收入、经营收入和其他收入。各项收入如下：`,
      ) +
      table(rows) +
      p(
        '镇级不设独立的税收征管机构，辖区内税收由税务部门依法征收入库，按照区对镇财政管理体制结算后，由区财政以财政拨款方式安排我镇支出。镇政府没有行政事业性收费项目。',
      ) +
      p('表中为零的项目表示当年没有发生该项收入，为完整反映收入构成而列出。'),
    rows,
  };
}

function byFunction(figures: FinanceFigures, { year, word }: FinanceVoice): Part {
  const rows = rowsOf(['功能分类科目', `${word}数（万元）`], figures.functions);
  const largest = figures.functions.toSorted((a, b) => b[1] - a[1]).slice(0, 3);
  return {
    name: `一般公共预算支出${word}表（功能分类）`,
    summary: `三角镇${year}年一般公共预算支出${word}${wan(total(figures.functions))}万元，按功能分类列示。`,
    body:
      p(
        `${year}年一般公共预算支出${word}${wan(total(figures.functions))}万元。其中，${largest.map(([name, amount]) => `${name}${wan(amount)}万元`).join('，')}，是支出的主要部分。按功能分类的情况如下：`,
      ) +
      table(rows) +
      p(
        '一般公共服务支出主要用于机构运转和便民服务；农林水支出主要用于村级组织运转、农业产业和农田水利；社会保障和就业支出主要用于养老保险、公益性岗位和困难群众救助。',
      ),
    rows,
  };
}

function byEconomy(figures: FinanceFigures, { year, word }: FinanceVoice): Part {
  const rows = rowsOf(['经济分类科目', `${word}数（万元）`], figures.basic);
  return {
    name: `一般公共预算基本支出${word}表（经济分类）`,
    summary: `三角镇${year}年一般公共预算基本支出${word}${wan(total(figures.basic))}万元，按经济分类列示。`,
    body:
      p(
        `${year}年一般公共预算基本支出${word}${wan(total(figures.basic))}万元，按照部门预算支出经济分类列示如下：`,
      ) +
      table(rows) +
      p(
        '工资福利支出包括基本工资、津贴补贴、绩效工资、社会保险缴费和住房公积金。商品和服务支出包括办公费、水电费、邮电费、差旅费、维修（护）费、会议费和培训费等日常公用经费。对个人和家庭的补助包括退休人员补助和遗属生活补助等。',
      ) +
      p('日常公用经费按照定员定额的办法核定，坚持过紧日子，从严控制一般性支出。'),
    rows,
  };
}

function ofFund(figures: FinanceFigures, { year, word }: FinanceVoice): Part {
  const items: Item[] = [['城乡社区支出（国有土地使用权出让收入安排的支出）', figures.fund]];
  const rows = rowsOf(['科目', `${word}数（万元）`], items);
  return {
    name: `政府性基金预算支出${word}表`,
    summary: `三角镇${year}年政府性基金预算支出${word}${wan(figures.fund)}万元。`,
    body:
      p(
        `${year}年政府性基金预算支出${word}${wan(figures.fund)}万元，为国有土地使用权出让收入安排的支出，用于农村基础设施建设和场镇公共设施维护。具体如下：`,
      ) +
      table(rows) +
      p(
        `${year}年没有国有资本经营预算安排的支出，因此不另行公开国有资本经营预算支出表。社会保险基金由上级统筹管理，我镇不编制社会保险基金${word}。`,
      ) +
      p('政府性基金实行专款专用，项目实施情况同步在重点领域公示栏目公开。'),
    rows,
  };
}

function ofTrips(figures: FinanceFigures, { year, word, before }: FinanceVoice): Part {
  const [now, then] = [total(figures.trips), total(figures.tripsBefore)];
  const rows: Cell[][] = [
    ['项目', `${year}年${word}数（万元）`, `${before}数（万元）`, '增减（万元）'],
    ...figures.trips.map(([name, amount], index): Cell[] => {
      const other = figures.tripsBefore[index]?.[1] ?? 0;
      return [name, wan(amount), wan(other), wan(amount - other)];
    }),
    ['合计', wan(now), wan(then), wan(now - then)],
  ];
  return {
    name: `“三公”经费${word}表`,
    summary: `三角镇${year}年“三公”经费${word}${wan(now)}万元，比${before}减少${wan(then - now)}万元。`,
    body:
      p(
        `${year}年“三公”经费${word}${wan(now)}万元，比${before}减少${wan(then - now)}万元。减少的主要原因是严格执行接待标准、压减接待批次，并加强公务用车统一调度。`,
      ) +
      table(rows) +
      p(
        '因公出国（境）费和公务用车购置费均为零。公务用车运行维护费用于应急值守、防汛抗旱和入户走访等用车的燃料、维修、保险支出；公务接待费用于上级检查和工作交流的国内公务接待，没有外事接待。',
      ),
    rows,
  };
}

function ofProjects(figures: FinanceFigures, { year, word }: FinanceVoice): Part {
  const rows = rowsOf(['项目名称', `${word}数（万元）`], figures.projects);
  const aim = word === '预算' ? '绩效目标' : '绩效自评';
  const says =
    word === '预算'
      ? '各项目均编制了绩效目标，明确产出数量、质量、时效和成本指标，年度中期开展一次监控，年终开展自评。目标偏离较大的，及时调整实施方案或者收回资金。'
      : '年度终了，我镇对全部项目开展了绩效自评。从自评情况看，村级组织运转和网格化服务管理完成较好；部分农业产业项目受雨季影响进度偏慢，已在以后年度安排中改进。';
  return {
    name: `项目支出${word}和${aim}情况`,
    summary: `三角镇${year}年项目支出${word}${wan(total(figures.projects))}万元及${aim}情况。`,
    body:
      p(
        `${year}年项目支出${word}${wan(total(figures.projects))}万元，共${figures.projects.length}类。具体如下：`,
      ) +
      table(rows) +
      h2(`${aim}情况`) +
      p(says) +
      p('项目资金实行专账核算，按合同和进度支付。涉及村级的项目，由村务监督委员会参与监督。'),
    rows,
  };
}

function ofPurchases(figures: FinanceFigures, { year, word }: FinanceVoice): Part {
  const rows = rowsOf(['采购类别', `${word}数（万元）`], figures.purchases);
  return {
    name: `政府采购${word}表`,
    summary: `三角镇${year}年政府采购${word}${wan(total(figures.purchases))}万元。`,
    body:
      p(
        `${year}年政府采购${word}${wan(total(figures.purchases))}万元，其中货物类主要为办公设备和应急物资，服务类主要为物业管理、印刷和信息系统运行维护。具体如下：`,
      ) +
      table(rows) +
      p(
        '采购坚持先有预算、后有采购。达到限额标准的项目按规定的方式和程序组织采购，未达到限额标准的由财政办公室会同使用机构比价采购。',
      ) +
      p('采购预留份额优先面向中小企业，并鼓励采购脱贫地区农副产品。采购结果和合同在规定的平台公布。'),
    rows,
  };
}
