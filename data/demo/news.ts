import type { PlainDate } from '../../src/law/dates.ts';
import { inTurn, p } from './compose.ts';
import type { DemoDocument } from './types.ts';

/** What a piece of news is about; it decides theme, keywords, responsible section and the last paragraph. */
export type NewsTopic = 'farming' | 'people' | 'safety' | 'environment' | 'culture' | 'governance';

/** A piece of news: what happened, and how. */
export interface NewsItem {
  readonly day: PlainDate;
  readonly title: string;
  readonly topic: NewsTopic;
  readonly lead: string;
  readonly detail: string;
}

interface TopicWords {
  readonly theme: string;
  readonly unit: string;
  readonly keywords: readonly string[];
  readonly endings: readonly string[];
}

const TOPICS: Readonly<Record<NewsTopic, TopicWords>> = {
  farming: {
    theme: '农业、林业、水利',
    unit: '农业服务中心',
    keywords: ['农业生产', '乡村振兴'],
    endings: [
      '下一步，三角镇将继续组织农技人员到田间地头开展服务，帮助农户解决生产中的具体问题，有关补贴和项目资金的安排情况将按规定在重点领域公示栏目公开。',
      '农业服务中心工作人员表示，将根据天气和作物长势及时发布农事提示，加强农资质量监管，稳定粮食和重要农产品生产。农户有技术问题，可以到镇便民服务大厅咨询。',
      '三角镇将结合各村实际，继续完善水利、道路等生产条件，发展适合当地的产业，让农户在家门口增加收入，并把项目进展和资产管护情况向群众公布。',
    ],
  },
  people: {
    theme: '民政、扶贫、救灾',
    unit: '社会事务办公室',
    keywords: ['民生保障', '便民服务'],
    endings: [
      '三角镇将把走访中了解的情况逐条梳理，能够马上解决的马上解决，需要协调的明确责任人和时限，办理结果及时告知群众。',
      '下一步，三角镇将继续完善便民服务，推动更多事项在村（社区）就近办理，对老年人、残疾人等群体提供上门服务，让政策更好地落到实处。',
      '有关政策的申请条件、办理流程和所需材料，可以在镇便民服务大厅政务公开专区查阅，也可以向所在村（社区）工作人员咨询。',
    ],
  },
  safety: {
    theme: '市场监管、安全生产监管',
    unit: '应急管理办公室',
    keywords: ['安全生产', '应急管理'],
    endings: [
      '三角镇提醒广大群众增强安全意识，发现隐患及时报告村（社区）或者镇应急管理办公室，遇到紧急情况先撤离、后报告，确保自身安全。',
      '下一步，三角镇将坚持日常检查与专项检查相结合，对发现的问题建立清单、逐项销号，检查情况按月向社会公布，接受群众监督。',
      '镇应急管理办公室将继续加强值班值守和信息报送，充实应急物资，组织开展实战演练，提高基层防范和处置突发事件的能力。',
    ],
  },
  environment: {
    theme: '城乡建设、环境保护',
    unit: '规划建设管理环保办公室',
    keywords: ['生态环境', '人居环境'],
    endings: [
      '三角镇将把环境整治与日常管护结合起来，落实保洁员、巡河员、护林员责任，引导群众从房前屋后做起，共同守护绿水青山。',
      '下一步，三角镇将继续开展宣传引导和督促检查，把好的做法写入村规民约，让良好的生活习惯成为大家的自觉行动。',
    ],
  },
  culture: {
    theme: '文化、广电、新闻出版',
    unit: '文化服务中心',
    keywords: ['公共文化', '群众文化活动'],
    endings: [
      '三角镇将继续发挥综合文化站和村（社区）文化服务中心的作用，结合传统节日和农闲时节组织群众喜欢的活动，丰富乡村文化生活。',
      '下一步，文化服务中心将根据群众点单安排活动内容，培育本土文艺队伍，免费开放的时间和场地安排按季度公布。',
    ],
  },
  governance: {
    theme: '综合政务',
    unit: '党政综合办公室',
    keywords: ['基层治理', '政务公开'],
    endings: [
      '三角镇将持续改进工作作风，畅通群众参与和监督渠道，涉及群众切身利益的事项在决策前听取意见、在实施中公开进展、在完成后公布结果。',
      '下一步，三角镇将结合群众意见完善工作措施，加强督促检查，对落实不力的及时提醒，推动各项任务按期完成。',
      '镇党政综合办公室将做好跟踪落实，有关情况通过门户网站、村（社区）公开栏和微信公众号及时发布，方便群众了解和监督。',
    ],
  },
};

/** News as documents. They are written the day they are published. */
export function newsDocuments(items: readonly NewsItem[], prefix: string): DemoDocument[] {
  return items.map((item, index) => {
    const words = TOPICS[item.topic];
    return {
      key: `${prefix}-${index + 1}`,
      nodeKey: 'dynamic.news',
      title: item.title,
      writtenOn: item.day,
      publishOn: item.day,
      summary: `${item.lead.split('。')[0] ?? ''}。`,
      bodyHtml: p(item.lead) + p(item.detail) + p(inTurn(words.endings, index)),
      theme: words.theme,
      genre: '',
      keywords: words.keywords,
      validity: 'valid',
      responsibleUnit: words.unit,
    };
  });
}
