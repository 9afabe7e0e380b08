import { type Figures, figuresOf } from '../figures.ts';
import type { AnnualReport } from '../report-text.ts';

/** The figures that follow from a report's tables alone; what only registers know is nought. */
export function tableFigures(report: AnnualReport): Figures {
  const zero = {
    news: 0,
    policies: 0,
    notices: 0,
    keyArea: 0,
    budget: 0,
    finalAccounts: 0,
    interpretation: 0,
    channelIssues: 0,
    channelPosts: 0,
    infoFeeNotices: 0,
    infoFeesPaid: 0,
    infoFeesYuan: 0,
  };
  const agency = { name: report.agencyName, selfName: '', address: '', postcode: '', phone: '' };
  return figuresOf({ year: report.year, agency, counters: zero, tables: report.tables });
}
