import { OFFICE_ROLES } from '../src/platform/actor.ts';
import { reportCallsPolicy } from '../src/modules/report-calls/report-calls.policy.ts';
import type { Row } from './policies.row.ts';

/** Calls for annual reports: who calls and looks at them, who submits. */
export const MATRIX_OF_REPORT_CALLS: readonly Row[] = [
  {
    policy: 'report-calls/reportCallsPolicy.convene',
    act: 'call for annual reports, return and approve them, add them up',
    ask: (actor, at) => reportCallsPolicy.convene(actor, at),
    roles: ['supervisor'],
    system: true,
  },
  {
    policy: 'report-calls/reportCallsPolicy.readOwn',
    act: 'see what an agency submitted and how it was answered',
    ask: (actor, at) => reportCallsPolicy.readOwn(actor, at),
    roles: OFFICE_ROLES,
    system: true,
  },
  {
    policy: 'report-calls/reportCallsPolicy.submit',
    act: 'submit an agency’s annual report',
    ask: (actor, at) => reportCallsPolicy.submit(actor, at),
    roles: ['clerk'],
    system: true,
  },
];
