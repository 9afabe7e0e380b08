import type { DemoWork } from '../types.ts';

/** The town's work of the year as far as its documents follow it: all in time but for one payment that was told late. */
export const townWork: readonly DemoWork[] = [
  {
    kind: 'budget',
    title: '2024年预算和2023年决算',
    nodeKey: 'statutory.art20-7.budget',
    stages: [
      { stage: 'approved', on: '2024-01-26', document: 'budget-1' },
      { stage: 'accounts', on: '2024-08-26', document: 'finalAccounts-1' },
    ],
  },
  {
    kind: 'houseRepair',
    title: '2024年农村危房改造（第一批）',
    nodeKey: 'statutory.key-areas.rural-housing',
    stages: [
      { stage: 'publicity', on: '2024-02-28', document: 'renovation-households-1' },
      { stage: 'result', on: '2024-06-11', document: 'renovation-funds-1' },
    ],
  },
  {
    kind: 'houseRepair',
    title: '2024年农村危房改造（第二批）',
    nodeKey: 'statutory.key-areas.rural-housing',
    stages: [
      { stage: 'publicity', on: '2024-05-09', document: 'renovation-households-2' },
      { stage: 'result', on: '2024-08-13', document: 'renovation-funds-2' },
    ],
  },
  {
    kind: 'subsidy',
    title: '2024年耕地地力保护补贴',
    nodeKey: 'statutory.key-areas.farm-subsidies',
    stages: [
      { stage: 'publicity', on: '2024-04-16', document: 'land-fertility-1' },
      { stage: 'result', on: '2024-06-14', document: 'land-fertility-2' },
    ],
  },
  {
    kind: 'landLevy',
    title: '柏香湾片区道路连接线征地',
    nodeKey: 'statutory.key-areas.collective-land',
    stages: [
      { stage: 'survey', on: '2024-03-15', document: 'land-survey-1' },
      { stage: 'payment', on: '2024-06-26', document: 'land-payments-1' },
    ],
  },
  {
    kind: 'landLevy',
    title: '场口污水管网延伸工程征地',
    nodeKey: 'statutory.key-areas.collective-land',
    stages: [
      { stage: 'survey', on: '2024-06-25', document: 'land-survey-2' },
      { stage: 'payment', on: '2024-10-16', document: 'land-payments-2' },
    ],
  },
  {
    kind: 'landLevy',
    title: '石笋坡提水泵站征地',
    nodeKey: 'statutory.key-areas.collective-land',
    stages: [
      { stage: 'survey', on: '2024-09-06', document: 'land-survey-3' },
      { stage: 'payment', on: '2024-12-16', document: 'land-payments-3' },
    ],
  },
];
