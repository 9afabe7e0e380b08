import { createWorld, type TestWorld } from '../../../../test/database.ts';
import { openOffice, type TestOffice } from '../../../../test/office.ts';
import { agencyById } from '../../agencies/agencies.queries.ts';
import { changeAgency } from '../../agencies/agencies.usecases.ts';
import { loadDocument } from '../../documents/documents.queries.ts';
import { publish } from '../../publishing/publishing.usecases.ts';
import { freezeReport } from '../freeze-report.ts';
import { storedBlock, type StoredBlock } from '../reports.types.ts';
import { answerFinding, createReport, saveNarrative } from '../reports.usecases.ts';
import { viewReport } from '../view-report.ts';

/** A report as its page shows it. */
export type ReportView = Awaited<ReturnType<typeof viewReport>>;

/** An office in the first days of January, that writes its reports. */
export interface ReportOffice extends TestOffice {
  readonly world: TestWorld;
  /** The report of a year, as new; why it is late is written down where it is. */
  begin(year?: number): Promise<string>;
  view(reportId: string): Promise<ReportView>;
  /** Confirms everything that the template claims, with other words for some blocks. */
  write(reportId: string, words?: Readonly<Record<string, string>>): Promise<void>;
  /** 定稿 of the report as it stands; `reason`: why a published one is corrected. */
  freeze(reportId: string, reason?: string): Promise<string>;
  /** Reviews and publishes the frozen report. */
  bringOut(documentId: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens an office with an address, so that nothing is missing in its reports' text. */
export async function openReportOffice(): Promise<ReportOffice> {
  const world = await createWorld();
  world.clock.set(new Date('2025-01-06T01:30:00Z'));
  const office = await openOffice(world);
  const { agencyId } = office;
  const agency = await agencyById(world.db, agencyId);
  await changeAgency(world.system, { ...agency, address: '测试镇青石路1号', postcode: '400000' });
  const clerk = office.as('clerk');
  const view: ReportOffice['view'] = async (reportId) => viewReport(clerk, { reportId });
  return {
    ...office,
    world,
    view,
    begin: async (year = 2024) => {
      const { id: reportId } = await createReport(clerk, { agencyId, year });
      const late = (await view(reportId)).findings.find(({ rule }) => rule === 'AR-PUB-1');
      if (late !== undefined)
        await answerFinding(clerk, { reportId, finding: late.key, reason: '系统启用前的年度，补录。' });
      return reportId;
    },
    write: async (reportId, words = {}) => {
      const { version, narrative } = await view(reportId);
      const blocks = narrative.map((block): StoredBlock =>
        storedBlock({ ...block, text: words[block.id] ?? block.text, confirmed: true }),
      );
      await saveNarrative(clerk, { reportId, version, blocks });
    },
    freeze: async (reportId, reason = '') => {
      const { version } = await view(reportId);
      return (await freezeReport(clerk, { reportId, version, reason })).documentId;
    },
    bringOut: async (documentId) => {
      await office.review(documentId);
      const { edition } = await loadDocument(world.db, documentId);
      await publish(office.as('publisher'), { documentId, editionVersion: edition.version });
    },
    close: async () => world.close(),
  };
}
