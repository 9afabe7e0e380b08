import type { Ctx } from '../../platform/context.ts';
import type { FormGuard } from '../../platform/http/form-guard.ts';
import type { StatusForm, StatusFormName, StatusPage } from '../../portal/requests/request-model.ts';
import { restartedLimit, willRestartLimit } from './clock-restarts.ts';
import { loadCase, type LoadedCase } from './loaded-case.ts';
import { codeRenewals } from './query-codes.ts';
import { statusDeadline } from './request-status-deadline.ts';
import { statusFiles } from './request-status-files.ts';
import { openStatusForms } from './request-status-forms.ts';
import { statusFormOf } from './request-status-send.ts';
import { clarificationTime, statusEvents, statusNow, statusSteps } from './request-status-words.ts';
import { satisfactionOf, wasProposed } from './requests.repository.ts';

/** The state of a request as its applicant sees it, with the agency it is at. */
export interface RequestStatus {
  readonly agencyId: string;
  readonly page: Omit<StatusPage, 'notice' | 'refused'>;
  /** Whether the limit began anew with the last 补正. */
  readonly restarted: boolean;
}

/** What the holder of a request's pass is shown. Names nobody: neither the applicant nor who handles it nor third parties. */
export async function requestStatus(
  ctx: Ctx,
  input: { caseId: string; guard: Pick<FormGuard, 'ask'> },
): Promise<RequestStatus> {
  const loaded = await loadCase(ctx, input.caseId);
  const { row, state } = loaded;
  const open = openStatusForms(loaded, { proposed: await wasProposed(ctx.db, row.id) });
  const form = (name: StatusFormName): StatusForm | null => {
    if (!open.has(name)) return null;
    const { token } = input.guard.ask({ form: statusFormOf(name, row.id), now: ctx.clock.now() });
    return { token, ...askedBy(name, loaded) };
  };
  const given = await satisfactionOf(ctx.db, row.id);
  const clarified = loaded.ledger.findLast(({ kind }) => kind === 'clarified');
  return {
    agencyId: row.agency_id,
    restarted: clarified !== undefined && restartedLimit(loaded, clarified.seq),
    page: {
      number: row.number,
      subject: row.subject,
      submittedOn: row.submitted_on,
      receivedOn: state.receivedOn,
      now: statusNow(state),
      steps: statusSteps(state),
      deadline: statusDeadline(loaded),
      events: statusEvents(loaded, await codeRenewals(ctx.db, row.id)),
      files: await statusFiles(ctx, loaded),
      forms: {
        clarify: form('clarify'),
        reasons: form('reasons'),
        message: form('message'),
        withdraw: form('withdraw'),
        satisfaction: form('satisfaction'),
        publish: form('publish'),
      },
      clarifyingRestarts: willRestartLimit(loaded),
      satisfaction: given?.score ?? null,
    },
  };
}

/** What the office wants to know, in its own words, and by when. */
function askedBy(name: StatusFormName, { state, ledger, calendar }: LoadedCase): Omit<StatusForm, 'token'> {
  if (name === 'clarify' && state.clarification !== null) {
    const points = paragraphs(state.clarification.points);
    const time = clarificationTime(state.clarification, calendar);
    return 'within' in time
      ? { asked: [...points, `请${time.within}提交。`], until: null }
      : { asked: points, until: time.until };
  }
  const asked = ledger.findLast(({ kind }) => kind === 'reasonsAsked');
  if (name === 'reasons' && asked?.kind === 'reasonsAsked') {
    return { asked: paragraphs(asked.detail.explanation), until: null };
  }
  return { asked: [], until: null };
}

function paragraphs(text: string): string[] {
  return text.split(/\n+/).filter((line) => line.trim() !== '');
}
