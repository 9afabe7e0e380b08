/** What has become of a statute since the list in laws.json was taken, or what that list doesn't say, and where it is written. */
export interface LawChange {
  /**
   * In the form of that list: title|kind|day in force:last article|order@day|1 when every order is known|what replaced it@day. A `?` in the place
   * of the last article: there is such a version, and how many articles it has isn't known here.
   */
  readonly fact: string;
  readonly source: string;
}

const ON = {
  june: '全国人大常委会2025年6月27日修订',
  september: '全国人大常委会2025年9月12日通过',
  october: '全国人大常委会2025年10月28日通过',
  december: '全国人大常委会2025年12月27日通过',
} as const;

/** These are added to what laws.json says. An office adds its own at the desk (词表“法规文件”), which go before both. */
export const LAW_CHANGES: readonly LawChange[] = [
  { fact: '信访条例|行政法规||||信访工作条例@2022-05-01', source: '国务院令第752号' },
  { fact: '信访工作条例|党内法规|2022-05-01:50', source: '中共中央、国务院2022年2月25日发布' },
  { fact: '党政机关公文处理工作条例|党内法规|2012-07-01:42', source: '中办发〔2012〕14号' },
  {
    fact: '国家行政机关公文处理办法|行政法规||||党政机关公文处理工作条例@2012-07-01',
    source: '中办发〔2012〕14号第四十二条',
  },
  { fact: '民营经济促进法|法律|2025-05-20:78', source: '全国人大常委会2025年4月30日通过' },
  { fact: '传染病防治法|法律|2025-09-01:115', source: '全国人大常委会2025年4月30日修订' },
  { fact: '反不正当竞争法|法律|2025-10-15:41', source: ON.june },
  { fact: '治安管理处罚法|法律|2026-01-01:144', source: ON.june },
  { fact: '法治宣传教育法|法律|2025-11-01:?', source: ON.september },
  { fact: '突发公共卫生事件应对法|法律|2025-11-01:?', source: ON.september },
  { fact: '食品安全法|法律|2025-12-01:?', source: ON.september },
  { fact: '国家公园法|法律|2026-01-01:?', source: ON.september },
  { fact: '原子能法|法律|2026-01-15:?', source: ON.september },
  { fact: '仲裁法|法律|2026-03-01:?', source: ON.september },
  { fact: '村民委员会组织法|法律|2026-01-01:?', source: ON.october },
  { fact: '城市居民委员会组织法|法律|2026-01-01:?', source: ON.october },
  { fact: '网络安全法|法律|2026-01-01:?', source: ON.october },
  { fact: '海商法|法律|2026-05-01:?', source: ON.october },
  { fact: '国家通用语言文字法|法律|2026-01-01:?', source: ON.december },
  { fact: '对外贸易法|法律|2026-03-01:?', source: ON.december },
  { fact: '渔业法|法律|2026-05-01:?', source: ON.december },
  { fact: '危险化学品安全法|法律|2026-05-01:?', source: ON.december },
  { fact: '民用航空法|法律|2026-07-01:?', source: ON.december },
  { fact: '婚姻登记条例|行政法规|2025-05-10:?|国务院令第804号@2025-04-06|1', source: '国务院令第804号' },
  { fact: '政务数据共享条例|行政法规|2025-08-01:?|国务院令第809号@2025-05-28|1', source: '国务院令第809号' },
  { fact: '住房租赁条例|行政法规|2025-09-15:?|国务院令第812号@2025-07-16|1', source: '国务院令第812号' },
];
