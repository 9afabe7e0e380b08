import { authorise } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import type { PlainDate } from '../../law/dates.ts';
import { REQUEST_EVENT_LABELS, type RequestAction } from '../../law/requests/request-events.ts';
import { previewFor, wentOnPaper } from './case-letters.ts';
import { standingOf } from './case-standing.ts';
import { loadCase } from './loaded-case.ts';
import { withCalendar } from './missing-calendar.ts';
import { noLetter } from './requests.errors.ts';
import { requestsPolicy } from './requests.policy.ts';

/** The letter of an action before it is taken: its words, its fields, and what speaks against it. */
export interface DraftedLetter {
  readonly kind: string;
  readonly title: string;
  readonly text: string;
  readonly html: string;
  readonly fields: Record<string, unknown>;
  readonly findings: { readonly id: string; readonly severity: string; readonly message: string }[];
}

/** Previews the letter that an action would send. */
export async function draftLetter(
  ctx: Ctx,
  input: { caseId: string; action: RequestAction; on?: PlainDate | undefined },
): Promise<DraftedLetter> {
  const loaded = await loadCase(ctx, input.caseId);
  authorise(requestsPolicy.open(ctx.actor, loaded.place, await standingOf(ctx, loaded)));
  const performance = { action: input.action, role: 'handler', on: input.on } as const;
  const found = await withCalendar(async () => previewFor(ctx, loaded, performance));
  if (found === null) {
    throw noLetter(
      wentOnPaper(loaded, performance)
        ? '补记以前的步骤，不再制作文书：当时发出的文书，请把扫描件上传到卷内。'
        : `“${REQUEST_EVENT_LABELS[input.action.kind]}”不发出文书。`,
    );
  }
  const { preview, plan, against } = found;
  return {
    kind: preview.kind,
    title: preview.title,
    text: preview.text,
    html: preview.html,
    fields: { ...plan.fields },
    findings: [
      ...preview.faults.map(({ message }) => ({ id: 'L-FIELD', severity: 'error', message })),
      ...preview.findings,
      ...against.map((message) => ({ id: 'L-APPLICANT', severity: 'error', message })),
    ],
  };
}
