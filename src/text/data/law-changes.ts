/**
 * What has become of statutes since the list in laws.json was taken, and what that list doesn't say: in its form (title|kind|day in
 * force:last article|order@day|1 when every order is known|what replaced it@day). Lines here are added to those there.
 */
export const LAW_CHANGES: readonly string[] = [
  '信访条例|行政法规||||信访工作条例@2022-05-01',
  '信访工作条例|党内法规|2022-05-01:50',
  '党政机关公文处理工作条例|党内法规|2012-07-01:42',
  '国家行政机关公文处理办法|行政法规||||党政机关公文处理工作条例@2012-07-01',
  '民营经济促进法|法律|2025-05-20:78',
  '传染病防治法|法律|2025-09-01:115',
  '反不正当竞争法|法律|2025-10-15:41',
  '治安管理处罚法|法律|2026-01-01:144',
];
