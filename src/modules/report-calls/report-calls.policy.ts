import { holds, isSystem, OFFICE_ROLES, type Actor, type Place, type Verdict } from '../../platform/actor.ts';

/** Who may do what with calls for annual reports. `place`: of the agency that calls, or of the one that reports. */
export const reportCallsPolicy = {
  /** Opens a call, looks at what is submitted, returns and approves it, adds it up. */
  convene: (actor: Actor, place: Place): Verdict =>
    isSystem(actor) ||
    holds(actor, 'supervisor', place) ||
    '年度报告的征集、审核和汇总由主管部门的监督员办理。',

  /** Sees what its agency submitted and how it was answered. */
  readOwn: (actor: Actor, place: Place): Verdict =>
    isSystem(actor) ||
    holds(actor, OFFICE_ROLES, place) ||
    '报送的年度报告由本机构办理公开工作的人员和上级监督员查看。',

  /** Checks, explains and submits its agency's report. */
  submit: (actor: Actor, place: Place): Verdict =>
    isSystem(actor) || holds(actor, 'clerk', place) || '只有本机构的信息员可以报送年度报告。',
};
