import { must } from '../../platform/errors.ts';
import { defaultDeadlines } from '../../law/annual-report/call-deadlines.ts';
import { callDefaults, openCall } from '../report-calls/open-call.ts';
import { prepareFrozen } from '../report-calls/prepare-submission.ts';
import { publishList } from '../report-calls/publish-list.ts';
import { approveSubmission, submitReport } from '../report-calls/submit-report.ts';
import { viewPlace } from '../report-calls/view-call.ts';
import { DEMO_YEAR } from '../../../data/demo/demo-year.ts';
import type { DemoCast } from './demo-people.ts';
import { momentOf, type DemoEvent } from './play-document.ts';

/**
 * The district calls for the reports of the demo year: opened in the first days of January, answered by its agencies with what they
 * froze, approved before they publish; the list of them stands in the district's column.
 */
export function reportCallEvents(
  cast: DemoCast,
  input: { districtId: string; reporterIds: readonly string[] },
): DemoEvent[] {
  const { districtId, reporterIds } = input;
  const supervisor = cast.as(districtId, 'supervisor');
  const { year } = DEMO_YEAR;
  const state = { callId: '' };
  const submissions = new Map<string, string>();
  return [
    {
      at: momentOf('2025-01-03', '10:00'),
      run: async () => {
        const { deadlines } = await callDefaults(supervisor, { agencyId: districtId, year });
        const { id } = await openCall(supervisor, {
          agencyId: districtId,
          year,
          note: '请各单位按国办公开办函〔2021〕30号的格式编制，对照登记簿核对数据后报送。',
          memberIds: reporterIds,
          deadlines: deadlines.map(({ level }) => ({ level, ...defaultDeadlines(level, year) })),
        });
        state.callId = id;
      },
    },
    ...reporterIds.map((agencyId, at) => ({
      at: momentOf('2025-01-16', `09:${String(30 + at)}`),
      run: async () => {
        const place = { callId: state.callId, agencyId };
        const clerk = cast.as(agencyId, 'clerk');
        await prepareFrozen(clerk, place);
        const { draft } = await viewPlace(clerk, place);
        const { submissionId } = await submitReport(clerk, { ...place, draftId: must(draft, 'draft').id });
        submissions.set(agencyId, submissionId);
      },
    })),
    {
      at: momentOf('2025-01-17', '15:00'),
      run: async () => {
        for (const submissionId of submissions.values())
          await approveSubmission(supervisor, { callId: state.callId, submissionId });
      },
    },
    {
      at: momentOf('2025-01-26', '09:00'),
      run: async () => void (await publishList(supervisor, { callId: state.callId })),
    },
  ];
}
