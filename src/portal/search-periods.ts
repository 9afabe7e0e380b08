/** How far back a search may look, counted from the day it is made. */
export const SEARCH_PERIODS = ['any', 'month', 'year', 'three-years'] as const;

/** One of them. */
export type SearchPeriod = (typeof SEARCH_PERIODS)[number];

/** The periods as people choose them. */
export const SEARCH_PERIOD_LABELS: Readonly<Record<SearchPeriod, string>> = {
  any: '不限时间',
  month: '近一个月',
  year: '近一年',
  'three-years': '近三年',
};

/** Days that a period goes back; null when it has no beginning. */
export const SEARCH_PERIOD_DAYS: Readonly<Record<SearchPeriod, number | null>> = {
  any: null,
  month: 31,
  year: 366,
  'three-years': 1_096,
};
