import type { z } from 'zod';
import type { requestView } from './requests.api.ts';
import type { RequestView } from './request-view.ts';

/** The file of a request as it is sent: moments as text, nothing that the contract doesn't know. */
export function toRequestView(view: RequestView): z.input<typeof requestView> {
  const { state, clock } = view;
  return {
    ...view,
    sameApplicant: [...view.sameApplicant],
    sameSubject: [...view.sameSubject],
    state: { ...state, position: state.position ?? 'pending' },
    ledger: view.ledger.map(({ seq, kind, on, recordedAt, reason, role, byName, detail }) => ({
      seq,
      kind,
      on,
      recordedAt,
      reason,
      role,
      byName,
      detail,
    })),
    clock:
      'state' in clock
        ? { state: { ...clock.state, findings: clock.state.findings.map((finding) => ({ ...finding })) } }
        : clock,
    milestones: [...view.milestones],
    actions: [...view.actions],
    files: view.files.map((file) => ({ ...file, createdAt: file.createdAt.toISOString() })),
    letters: view.letters.map(({ id, kind, title, number, issuedAt, voidedAt }) => ({
      id,
      kind,
      title,
      number: number ?? '',
      issuedAt: issuedAt.toISOString(),
      voided: voidedAt !== null,
    })),
    messages: view.messages.map((message) => ({ ...message, at: message.at.toISOString() })),
  };
}
