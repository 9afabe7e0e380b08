import type { FixedSeries } from '../office-words.ts';

/** Series that every office uses. Its own come beside them; one of the same name takes the place of that here. */
export const COMMON_SERIES: readonly FixedSeries[] = [
  {
    name: '四个意识',
    members: ['政治意识', '大局意识', '核心意识', '看齐意识'],
    source: '中国共产党章程总纲',
  },
  {
    name: '四个自信',
    members: ['道路自信', '理论自信', '制度自信', '文化自信'],
    source: '中国共产党章程总纲',
  },
  {
    name: '五位一体',
    members: ['经济建设', '政治建设', '文化建设', '社会建设', '生态文明建设'],
    source: '中国共产党章程总纲',
  },
  {
    name: '四个全面',
    members: ['全面建设社会主义现代化国家', '全面深化改革', '全面依法治国', '全面从严治党'],
    source: '中国共产党章程总纲',
  },
  {
    name: '新发展理念',
    members: ['创新', '协调', '绿色', '开放', '共享'],
    source: '中国共产党章程总纲',
  },
];

/** Slips in names that every office uses. */
export const COMMON_EXPRESSIONS = [
  { found: '四个意思', right: '四个意识', source: '中国共产党章程总纲' },
  { found: '四个自心', right: '四个自信', source: '中国共产党章程总纲' },
  { found: '五个一体', right: '五位一体', source: '中国共产党章程总纲' },
  { found: '五位一休', right: '五位一体', source: '中国共产党章程总纲' },
] as const;
