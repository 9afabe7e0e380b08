import { newsDocuments } from '../news.ts';
import { budgetDocuments, finalAccountsDocuments } from '../town-finance.ts';
import { keyAreaDocuments } from '../town-key-areas/key-area-documents.ts';
import { autumnNews } from '../town-news-autumn.ts';
import { springNews } from '../town-news-spring.ts';
import type { DemoOffice } from '../types.ts';

/** The town's year, with the pages of 2023 that it builds upon. */
export const townOffice: DemoOffice = {
  slug: 'sanjiao',
  documents: [
    ...newsDocuments(springNews, 'news-spring'),
    ...newsDocuments(autumnNews, 'news-autumn'),
    ...budgetDocuments,
    ...finalAccountsDocuments,
    ...keyAreaDocuments,
  ],
  channels: [],
  normative: [],
  decisions: [],
  fees: [],
  requests: [],
  disputes: [],
  reportTexts: [],
};
