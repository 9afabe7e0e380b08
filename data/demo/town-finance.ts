import { ACCOUNTS_2023, BUDGET_2024, financeDocuments } from './finance.ts';
import type { DemoDocument } from './types.ts';

/** 2024年预算, nine documents: approved at the end of January, public within twenty days (预算法第14条). */
export const budgetDocuments: readonly DemoDocument[] = financeDocuments(BUDGET_2024, {
  key: 'budget',
  nodeKey: 'statutory.art20-7.budget',
  year: 2024,
  word: '预算',
  before: '2023年预算',
  days: [
    ['2024-01-26', '2024-02-01'],
    ['2024-01-26', '2024-02-01'],
    ['2024-01-26', '2024-02-01'],
    ['2024-01-29', '2024-02-02'],
    ['2024-01-29', '2024-02-02'],
    ['2024-01-29', '2024-02-02'],
    ['2024-01-29', '2024-02-04'],
    ['2024-01-30', '2024-02-07'],
    ['2024-01-30', '2024-02-07'],
  ],
});

/** 2023年决算, nine documents, published in 2024. */
export const finalAccountsDocuments: readonly DemoDocument[] = financeDocuments(ACCOUNTS_2023, {
  key: 'finalAccounts',
  nodeKey: 'statutory.art20-7.final-accounts',
  year: 2023,
  word: '决算',
  before: '2023年预算',
  days: [
    ['2024-08-26', '2024-09-02'],
    ['2024-08-26', '2024-09-02'],
    ['2024-08-26', '2024-09-02'],
    ['2024-08-27', '2024-09-03'],
    ['2024-08-27', '2024-09-03'],
    ['2024-08-27', '2024-09-03'],
    ['2024-08-27', '2024-09-04'],
    ['2024-08-28', '2024-09-06'],
    ['2024-08-28', '2024-09-06'],
  ],
});
