import type { TestWorld } from '../../../../test/database.ts';
import type { TestOffice } from '../../../../test/office.ts';
import { THEMES } from '../../../portal/appearance.ts';
import { getAppearance, saveAppearance } from '../change-appearance.ts';
import { getSiteSettings, saveSiteSettings } from '../change-settings.ts';
import { addSite, changeHosts, moveAgency, removeSite, sitesOverview } from '../change-sites.ts';
import type { Dice } from './dice.ts';

/** Where sites come, change and go, and agencies move between them. */
export interface SitesWorld {
  readonly world: TestWorld;
  readonly offices: readonly TestOffice[];
}

/** What happens to sites, by the use cases that people use. */
export const SITE_HAPPENINGS: readonly (readonly [string, (at: SitesWorld, dice: Dice) => Promise<void>])[] =
  [
    ['change the settings', changeSettings],
    ['change the looks', changeLooks],
    ['add a site, take one away', addOrRemove],
    ['change the name of a site in addresses', renameHost],
    ['move an agency', moveOne],
    ['move an agency', moveOne],
  ];

async function changeSettings({ world }: SitesWorld, dice: Dice): Promise<void> {
  const { slug: site } = dice.oneOf(await sitesOverview(world.system));
  const { settings, version } = await getSiteSettings(world.system, { site });
  await saveSiteSettings(world.system, {
    site,
    version,
    settings: { ...settings, contact: `023-${dice.below(1_000)}` },
  });
}

async function changeLooks({ world }: SitesWorld, dice: Dice): Promise<void> {
  const { slug: site } = dice.oneOf(await sitesOverview(world.system));
  const { appearance, version } = await getAppearance(world.system, { site });
  const looks = {
    theme: dice.oneOf(THEMES),
    grey: dice.chance(30),
    bannerText: dice.chance(50) ? '今日停水' : '',
  };
  await saveAppearance(world.system, { site, version, appearance: { ...appearance, ...looks } });
}

/** Up to three of them. One that carries agencies stays. */
async function addOrRemove({ world }: SitesWorld, dice: Dice): Promise<void> {
  const slug = dice.oneOf(['erzhan', 'sanzhan']);
  const found = (await sitesOverview(world.system)).find((site) => site.slug === slug);
  if (found === undefined)
    await addSite(world.system, {
      slug,
      siteName: `${slug}网`,
      baseUrl: `https://${slug}.example`,
      otherHosts: [],
    });
  else if (found.agencies.length === 0) await removeSite(world.system, { slug });
}

async function renameHost({ world }: SitesWorld, dice: Dice): Promise<void> {
  const further = (await sitesOverview(world.system)).filter(({ isMain }) => !isMain);
  if (further.length === 0) return;
  const { slug, version } = dice.oneOf(further);
  const baseUrl = `https://${slug}-${dice.below(9)}.example`;
  await changeHosts(world.system, { slug, version, baseUrl, otherHosts: [] });
}

async function moveOne({ world, offices }: SitesWorld, dice: Dice): Promise<void> {
  const { slug: site } = dice.oneOf(await sitesOverview(world.system));
  await moveAgency(world.system, { site, agencyId: dice.oneOf(offices).agencyId });
}
