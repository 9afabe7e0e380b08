import { newsDocuments } from '../news.ts';
import { budgetDocuments, finalAccountsDocuments } from '../town-finance.ts';
import { keyAreaDocuments } from '../town-key-areas/key-area-documents.ts';
import { autumnNews } from '../town-news-autumn.ts';
import { springNews } from '../town-news-spring.ts';
import type { DemoOffice } from '../types.ts';
import { townNotices } from './notices.ts';
import { townPages } from './organisation-pages.ts';
import { townNormative, townNormativeDocuments, townPolicies } from './policies.ts';
import { townReportTexts } from './town-report.ts';
import { wechatOf } from './wechat.ts';
import { townWork } from './work.ts';

const news = [...newsDocuments(springNews, 'news-spring'), ...newsDocuments(autumnNews, 'news-autumn')];

/** The town's year, with the pages of 2023 that it builds upon. It had no decisions, fees, requests or disputes. */
export const townOffice: DemoOffice = {
  slug: 'sanjiao',
  documents: [
    ...townPages,
    ...townNormativeDocuments,
    ...news,
    ...townPolicies,
    ...townNotices,
    ...budgetDocuments,
    ...finalAccountsDocuments,
    ...keyAreaDocuments,
  ],
  work: townWork,
  channels: [
    wechatOf([...news, ...townNotices]),
    {
      key: 'sanjiao-hall',
      platform: 'hall',
      name: '三角镇便民服务大厅政务公开专区',
      filingNumber: '',
      responsible: '党政综合办公室',
      openedOn: '2023-02-01',
      issues: [],
    },
  ],
  normative: townNormative,
  decisions: [],
  fees: [],
  requests: [],
  handling: null,
  disputes: [],
  reportTexts: townReportTexts,
};
