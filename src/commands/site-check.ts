import { checkSite, type SiteCheck } from '../modules/site-check/check-site.ts';
import type { CheckedSite } from '../modules/site-check/checked-site.ts';
import type { SiteFinding } from '../modules/site-check/finding.ts';
import { sitesToCheck } from '../modules/site-check/sites-to-check.ts';
import { readConfig } from '../platform/config.ts';
import { AppError } from '../platform/errors.ts';
import type { CommandInput } from './command.ts';
import { progressLine } from './progress.ts';

/**
 * `gongkai site check [--json]`: the finished files of every public site against the norm for government sites and against
 * themselves. Needs no database. 0 when nothing was found, 1 when something was, 2 when there is no site to read.
 */
export async function runSiteCheck(input: CommandInput): Promise<number> {
  let total = 0;
  for (const site of sitesToCheck(readConfig(process.env))) total += await checkOne(input, site);
  return total === 0 ? 0 : 1;
}

async function checkOne(input: CommandInput, site: CheckedSite): Promise<number> {
  const line = progressLine(input.tell);
  const result = await checkSite({
    ...site,
    progress: (done, total) => line.show(`检查 ${site.siteUrl}`, done, total),
  }).catch((error: unknown) => {
    throw new AppError({
      code: 'site_check.unreadable',
      message: `读不到公开网站的文件夹 ${site.folder}：${error instanceof Error ? error.message : String(error)}。请先用 gongkai start 启动一次，或者用 gongkai site rebuild 生成网站。`,
      cause: error,
    });
  });
  line.end();
  const json = input.options['json'] === true;
  for (const finding of result.findings) input.print(json ? JSON.stringify(finding) : findingText(finding));
  const summary = summaryOf(site, result);
  if (json) input.tell(summary);
  else input.print(summary);
  return result.total;
}

function findingText({ file, rule, message, remedy, basis, pages }: SiteFinding): string {
  const spread = pages > 1 ? `（共 ${pages} 个网页）` : '';
  return `${file}  ${rule}\n  ${message}${spread}\n  怎样改：${remedy}\n  依据：${basis}`;
}

function summaryOf({ siteUrl }: CheckedSite, { pages, files, findings, total }: SiteCheck): string {
  const looked = `共检查 ${pages} 个网页、${files} 个数据文件`;
  if (total === 0) return `${siteUrl} 没有发现问题：${looked}。`;
  const rest = total > findings.length ? `（其中 ${total - findings.length} 处同类问题没有列出）` : '';
  return `${siteUrl} 有 ${total} 处问题${rest}：${looked}。`;
}
