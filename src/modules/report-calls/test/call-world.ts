import { createWorld, type TestWorld } from '../../../../test/database.ts';
import { officeAt, type TestOffice } from '../../../../test/office.ts';
import { ROLES } from '../../../platform/actor.ts';
import { must } from '../../../platform/errors.ts';
import { defaultDeadlines } from '../../../law/annual-report/call-deadlines.ts';
import { usccCheckCharacter } from '../../../law/uscc.ts';
import { agencyFields } from '../../agencies/agencies.api.ts';
import { createAgency } from '../../agencies/agencies.usecases.ts';
import { installCatalogue } from '../../catalogue/catalogue.usecases.ts';
import { castPeople } from '../../demo/demo-people.ts';
import { loadDocument } from '../../documents/documents.queries.ts';
import { publish } from '../../publishing/publishing.usecases.ts';
import { exportReport } from '../../reports/export-report.ts';
import { freezeReport } from '../../reports/freeze-report.ts';
import { storedBlock } from '../../reports/reports.types.ts';
import { answerFinding, createReport, saveNarrative } from '../../reports/reports.usecases.ts';
import { viewReport } from '../../reports/view-report.ts';
import { openCall, type CallTerms } from '../open-call.ts';

/** An agency that writes its reports. */
export interface Reporting extends TestOffice {
  readonly name: string;
  /** Begins the report of a year, explains why it is late and confirms what the template claims, with other words for some blocks. Answers its identifier. */
  write(year: number, words?: Readonly<Record<string, string>>): Promise<string>;
  freeze(reportId: string): Promise<string>;
  bringOut(documentId: string): Promise<void>;
  /** The report as a web page, as another system would hand it out. */
  page(reportId: string): Promise<string>;
}

/** A district with a town, a bureau and a street below it, and people in all roles at each. */
export interface CallWorld {
  readonly world: TestWorld;
  readonly district: Reporting;
  readonly town: Reporting;
  readonly bureau: Reporting;
  readonly street: Reporting;
  close(): Promise<void>;
}

const AGENCIES = [
  { slug: 'qu', parent: null, kind: 'district', name: '测试区人民政府', self: '我区', profile: 'district' },
  {
    slug: 'zhen',
    parent: 'qu',
    kind: 'township',
    name: '测试区甲镇人民政府',
    self: '我镇',
    profile: 'township',
  },
  { slug: 'ju', parent: 'qu', kind: 'department', name: '测试区民政局', self: '我局', profile: 'department' },
  {
    slug: 'jie',
    parent: 'qu',
    kind: 'street',
    name: '测试区丙街道办事处',
    self: '我街道',
    profile: 'street',
  },
] as const;

type Slug = (typeof AGENCIES)[number]['slug'];

/** An invented code whose check character is right. */
function usccOf(at: number): string {
  const body = `115001100DEM${String(70_000 + at)}`;
  return `${body}${usccCheckCharacter(body)}`;
}

/** Opens it in the first days of January 2025. */
export async function openCallWorld(): Promise<CallWorld> {
  const world = await createWorld();
  world.clock.set(new Date('2025-01-06T01:30:00Z'));
  const ids = new Map<string, string>();
  for (const [at, agency] of AGENCIES.entries()) {
    const { id } = await createAgency(world.system, {
      ...agencyFields.parse({
        kind: agency.kind,
        name: agency.name,
        shortName: agency.name,
        selfName: agency.self,
        slug: agency.slug,
        publishes: true,
        uscc: usccOf(at),
        areaCode: '500110',
        phone: `023-0000000${at}`,
        address: `青石路${at + 1}号`,
        postcode: '400000',
        sort: at,
      }),
      parentId: agency.parent === null ? null : must(ids.get(agency.parent), agency.parent),
    });
    ids.set(agency.slug, id);
    await installCatalogue(world.system, { agencyId: id, profile: agency.profile });
  }
  const cast = await castPeople(world.system, {
    people: AGENCIES.flatMap(({ slug }) =>
      ROLES.map((role) => ({
        username: `${slug}.${role.toLowerCase()}`,
        displayName: `${role}甲`,
        agency: slug,
        roles: [role],
        description: '',
      })),
    ),
    agencyIds: ids,
    start: world.clock.now(),
  });
  const at = (slug: Slug): Reporting => {
    const agency = must(
      AGENCIES.find((each) => each.slug === slug),
      slug,
    );
    const agencyId = must(ids.get(slug), slug);
    return reporting(world, officeAt(world, cast, { agencyId, slug }), agency.name);
  };
  return {
    world,
    district: at('qu'),
    town: at('zhen'),
    bureau: at('ju'),
    street: at('jie'),
    close: async () => world.close(),
  };
}

function reporting(world: TestWorld, office: TestOffice, name: string): Reporting {
  const clerk = office.as('clerk');
  return {
    ...office,
    name,
    write: async (year, words = {}) => {
      const { id: reportId } = await createReport(clerk, { agencyId: office.agencyId, year });
      const { version, narrative, findings } = await viewReport(clerk, { reportId });
      const blocks = narrative.map((block) =>
        storedBlock({ ...block, text: words[block.id] ?? block.text, confirmed: true }),
      );
      await saveNarrative(clerk, { reportId, version, blocks });
      const late = findings.find(({ rule }) => rule === 'AR-PUB-1');
      if (late !== undefined)
        await answerFinding(clerk, { reportId, finding: late.key, reason: '系统启用前的年度，补录。' });
      return reportId;
    },
    freeze: async (reportId) => {
      const { version } = await viewReport(clerk, { reportId });
      return (await freezeReport(clerk, { reportId, version })).documentId;
    },
    bringOut: async (documentId) => {
      await office.review(documentId);
      const { edition } = await loadDocument(world.db, documentId);
      await publish(office.as('publisher'), { documentId, editionVersion: edition.version });
    },
    page: async (reportId) =>
      (await exportReport(clerk, { reportId, format: 'html', draft: true })).bytes.toString('utf8'),
  };
}

/** The terms of a call that asks town and bureau, with the usual days. */
export function usualTerms(w: CallWorld, year = 2024): CallTerms {
  return {
    note: '请按新格式报送。',
    memberIds: [w.town.agencyId, w.bureau.agencyId],
    deadlines: (['township', 'department'] as const).map((level) => ({
      level,
      ...defaultDeadlines(level, year),
    })),
  };
}

/** Opens the call of a year by the district. */
export async function callFor(w: CallWorld, year: number): Promise<string> {
  const { agencyId } = w.district;
  const { id } = await openCall(w.district.as('supervisor'), { agencyId, year, ...usualTerms(w, year) });
  return id;
}
