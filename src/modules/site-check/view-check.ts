import { authorise, nameOf } from '../../platform/actor.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import type { ResponseOf } from '../../platform/http/endpoint.ts';
import { agencyTree, placeOf } from '../agencies/agencies.queries.ts';
import { topPlace } from '../publishing/publishing.usecases.ts';
import { type CheckResult, lastCheckResult } from './check-result.ts';
import type { SiteFinding } from './finding.ts';
import { NAMED_OF_A_RULE } from './finding-list.ts';
import { hrefAt } from './checked-site.ts';
import type { siteCheckApi } from './site-check.api.ts';
import { checkRunning } from './site-check.errors.ts';
import { siteCheckPolicy } from './site-check.policy.ts';
import type { SiteChecker } from './site-checker.ts';

type View = ResponseOf<typeof siteCheckApi.get>;

const EXAMPLES = 20;

/** The last check as far as one may see it: everything from the top, else the pages of one's agencies. */
export async function viewSiteCheck(ctx: Ctx, checker: SiteChecker): Promise<View> {
  const top = await topPlace(ctx);
  const whole = siteCheckPolicy.read(ctx.actor, top) === true;
  const slugs = whole ? new Set<string>() : await slugsSeen(ctx);
  if (!whole && slugs.size === 0) authorise(siteCheckPolicy.read(ctx.actor, top));
  const last = await lastCheckResult(ctx.config);
  return {
    running: checker.progress(),
    fault: checker.fault(),
    last: last === null ? null : lastOf(last, whole ? null : slugs),
    may: { run: siteCheckPolicy.run(ctx.actor, top) === true },
  };
}

/** Begins a check in the background. Throws `site_check.running`. */
export async function runSiteCheck(ctx: Ctx, checker: SiteChecker): Promise<void> {
  if (checker.progress() !== null) throw checkRunning();
  await inTransaction(ctx, async (tx) => {
    authorise(siteCheckPolicy.run(tx.actor, await topPlace(tx)));
    tx.record({
      type: 'site.checked',
      agencyId: null,
      subject: { kind: 'system', id: 'site', title: '公开网站' },
    });
  });
  if (!checker.start(nameOf(ctx.actor))) throw checkRunning();
}

/** Slugs of the agencies whose pages one may see the findings of. */
async function slugsSeen(ctx: Ctx): Promise<Set<string>> {
  const seen = new Set<string>();
  for (const { id, slug } of await agencyTree(ctx.db, { closed: 'with' }))
    if (siteCheckPolicy.read(ctx.actor, await placeOf(ctx.db, id)) === true) seen.add(slug);
  return seen;
}

function lastOf(last: CheckResult, slugs: ReadonlySet<string> | null): NonNullable<View['last']> {
  const found = last.sites.flatMap((site) =>
    site.findings
      .filter(({ file }) => slugs === null || slugs.has(file.split('/')[0] ?? ''))
      .map((finding) => ({ ...finding, href: `${site.siteUrl}${hrefAt(site, finding.file)}` })),
  );
  return {
    finishedAt: last.finishedAt,
    startedBy: last.startedBy,
    whole: slugs === null,
    pages: sum(last.sites.map(({ pages }) => pages)),
    files: sum(last.sites.map(({ files }) => files)),
    rules: [...Map.groupBy(found, ({ rule }) => rule).values()]
      .map((findings) => ruleOf(findings, last))
      .toSorted((a, b) => b.count - a.count),
  };
}

function ruleOf(
  findings: readonly (SiteFinding & { readonly href: string })[],
  last: CheckResult,
): NonNullable<View['last']>['rules'][number] {
  const { rule = '', remedy = '', basis = '' } = findings[0] ?? {};
  const capped = last.sites.some(
    (site) => site.findings.filter((finding) => finding.rule === rule).length >= NAMED_OF_A_RULE,
  );
  return {
    rule,
    remedy,
    basis,
    count: findings.length,
    capped,
    examples: findings.slice(0, EXAMPLES).map(({ href, message, pages }) => ({ href, message, pages })),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
