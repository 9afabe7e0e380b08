import { isWorkday } from 'chinese-days';
import type { ClockEvent, Consulted } from '../clock-events.ts';

/** A case in the terms of the law, not of the ledger. */
export interface Story {
  readonly received: string;
  readonly clarification?: { readonly asked: string; readonly given: string };
  readonly fee?: { readonly asked: string; readonly paid: string };
  readonly letters: readonly Letter[];
  readonly extension?: { readonly on: string; readonly workdays: number };
  readonly delay?: { readonly on: string; readonly until: string };
}

/** A consultation; one that is never answered has no `replied`. */
export interface Letter {
  readonly with: Consulted;
  readonly sent: string;
  readonly delivered?: string;
  readonly replied?: string;
}

/** A case with what it must come to. */
export interface Vector {
  readonly name: string;
  readonly story: Story;
  readonly originalDue: string;
  readonly due: string;
}

/**
 * The last day for an answer, found by going through the calendar with a pencil: another calendar, text dates, and a list of
 * crossed-out days. Shares nothing with the clock. Takes lawful stories only.
 */
export function dueByHand(story: Story): string {
  const begins =
    [story.received, story.clarification?.given ?? '', story.fee?.paid ?? ''].sort().at(-1) ?? '';
  const crossedOut = new Set(story.letters.flatMap(standstill));
  const days: string[] = [];
  const needed = 20 + (story.extension?.workdays ?? 0);
  for (let day = tomorrow(begins); days.length < needed; day = tomorrow(day)) {
    if (!isWorkday(day)) continue;
    if (!crossedOut.has(day)) days.push(day);
  }
  const counted = days.at(-1) ?? '';
  return story.delay !== undefined && story.delay.until > counted ? story.delay.until : counted;
}

/** The last day of the first twenty. */
export function originalByHand(story: Story): string {
  return dueByHand({ received: story.received, letters: [] });
}

/** The story as a ledger. */
export function ledgerOf(story: Story): ClockEvent[] {
  const { received, clarification, fee, letters, extension, delay } = story;
  const events: ClockEvent[] = [{ kind: 'received', on: received }];
  if (clarification !== undefined)
    events.push(
      { kind: 'clarificationAsked', on: clarification.asked },
      { kind: 'clarified', on: clarification.given },
    );
  if (fee !== undefined) events.push({ kind: 'feeAsked', on: fee.asked }, { kind: 'paid', on: fee.paid });
  for (const [index, letter] of letters.entries()) {
    const consultation = `letter ${index + 1}`;
    events.push({ kind: 'consultationSent', on: letter.sent, consultation, with: letter.with });
    if (letter.delivered !== undefined)
      events.push({ kind: 'consultationDelivered', on: letter.delivered, consultation });
    if (letter.replied !== undefined)
      events.push({ kind: 'consultationReplied', on: letter.replied, consultation });
  }
  if (extension !== undefined)
    events.push({
      kind: 'extended',
      on: extension.on,
      workdays: extension.workdays,
      approvedBy: '工作机构负责人',
      notifiedOn: extension.on,
    });
  if (delay !== undefined)
    events.push(
      { kind: 'reasonsAsked', on: received },
      { kind: 'delayed', on: delay.on, until: delay.until },
    );
  return events;
}

/** The day after. */
export function tomorrow(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, (date ?? 0) + 1)).toISOString().slice(0, 10);
}

function standstill(letter: Letter): string[] {
  const days: string[] = [];
  const term = letter.with === 'otherAgency' ? Infinity : 15;
  let waited = 0;
  for (let day = tomorrow(letter.sent); ; day = tomorrow(day)) {
    if (letter.replied !== undefined && day > letter.replied) return days;
    if (waited === term) return days;
    days.push(day);
    if (letter.delivered !== undefined && day > letter.delivered && isWorkday(day)) waited += 1;
  }
}
