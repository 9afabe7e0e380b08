import type { ClockCertificate } from './certificate.ts';

/** A certificate as `gongkai clock --format json` prints it; documented in docs/law/clock-json.md. */
export function certificateJson(
  certificate: ClockCertificate,
  facts: { readonly title: string | null; readonly notes: readonly string[] },
): object {
  const { state, days, events, notices, basis } = certificate;
  const { findings, ...result } = state;
  return {
    title: facts.title,
    ...result,
    findings,
    notes: facts.notes,
    events,
    days,
    basis,
    calendar: notices,
  };
}
