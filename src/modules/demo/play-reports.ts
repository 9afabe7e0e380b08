import { publish } from '../publishing/publishing.usecases.ts';
import { freezeReport } from '../reports/freeze-report.ts';
import { storedBlock } from '../reports/reports.types.ts';
import { createReport, saveNarrative } from '../reports/reports.usecases.ts';
import { viewReport } from '../reports/view-report.ts';
import { DEMO_YEAR } from '../../../data/demo/demo-year.ts';
import type { DemoOffice } from '../../../data/demo/types.ts';
import type { DemoCast } from './demo-people.ts';
import { momentOf, review, type DemoEvent } from './play-document.ts';

/**
 * The annual report of an office that has words of its own for it: begun in the first days of January, its facts
 * confirmed, reviewed and published before 1月31日 (条例第49条).
 */
export function reportEvents(cast: DemoCast, agencyId: string, office: DemoOffice): DemoEvent[] {
  if (office.reportTexts.length === 0) return [];
  const clerk = cast.as(agencyId, 'clerk');
  const state = { reportId: '', documentId: '', editionVersion: 0 };
  return [
    {
      at: momentOf('2025-01-06', '09:30'),
      run: async () => {
        const { id } = await createReport(clerk, { agencyId, year: DEMO_YEAR.year });
        state.reportId = id;
        await writeText(cast, agencyId, { office, reportId: id });
      },
    },
    {
      at: momentOf('2025-01-15', '10:30'),
      run: async () => {
        const { version } = await viewReport(clerk, { reportId: state.reportId });
        const { documentId } = await freezeReport(clerk, { reportId: state.reportId, version });
        state.documentId = documentId;
        state.editionVersion = await review(cast, { agencyId }, documentId);
      },
    },
    {
      at: momentOf('2025-01-20', '09:00'),
      run: async () => {
        const { documentId, editionVersion } = state;
        await publish(cast.as(agencyId, 'publisher'), { documentId, editionVersion });
      },
    },
  ];
}

/** The office's own sentences in place of the template's; whoever writes them confirms their facts. */
async function writeText(
  cast: DemoCast,
  agencyId: string,
  input: { office: DemoOffice; reportId: string },
): Promise<void> {
  const clerk = cast.as(agencyId, 'clerk');
  const { reportId } = input;
  const own = new Map(input.office.reportTexts.map(({ block, text }) => [block, text]));
  const { narrative, version } = await viewReport(clerk, { reportId });
  const blocks = narrative.map((block) =>
    storedBlock({ ...block, text: own.get(block.id) ?? block.text, confirmed: true }),
  );
  await saveNarrative(clerk, { reportId, version, blocks });
}
