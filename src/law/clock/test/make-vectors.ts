import { isWorkday } from 'chinese-days';
import type { Consulted } from '../clock-events.ts';
import { type Letter, type Story, type Vector, dueByHand, originalByHand, tomorrow } from './oracle.ts';

let state = 20_190_515;
function dice(sides: number): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 4_294_967_296) * sides);
}

function later(day: string, days: number): string {
  let found = day;
  for (let left = days; left > 0; left -= 1) found = tomorrow(found);
  return found;
}

function workday(day: string): string {
  return isWorkday(day) ? day : workday(tomorrow(day));
}

const PARTIES: readonly Consulted[] = ['thirdParty', 'jointMaker', 'otherAgency'];

function letterAfter(day: string, kind: 'answered' | 'late' | 'silent'): Letter {
  const sent = workday(later(day, 1 + dice(6)));
  const whom = PARTIES[kind === 'answered' ? dice(3) : dice(2)] ?? 'thirdParty';
  const delivered = later(sent, dice(4));
  if (kind === 'silent') return { with: whom, sent, delivered };
  const replied = workday(later(delivered, kind === 'late' ? 32 + dice(15) : dice(14)));
  return { with: whom, sent, delivered, replied };
}

const KINDS: readonly (readonly [string, (received: string) => Story])[] = [
  ['plain', (received) => ({ received, letters: [] })],
  ['clarified', (received) => ({ received, letters: [], clarification: clarification(received) })],
  ['one consultation', (received) => ({ received, letters: [letterAfter(received, 'answered')] })],
  ['a late opinion', (received) => ({ received, letters: [letterAfter(received, 'late')] })],
  ['silence', (received) => ({ received, letters: [letterAfter(received, 'silent')] })],
  [
    'overlapping consultations',
    (received) => {
      const first = letterAfter(received, 'answered');
      const second = {
        ...letterAfter(received, 'answered'),
        sent: first.sent,
        delivered: later(first.sent, 1),
      };
      return {
        received,
        letters: [first, { ...second, replied: workday(later(second.delivered, 8 + dice(8))) }],
      };
    },
  ],
  [
    'consultations one after the other',
    (received) => {
      const first = letterAfter(received, 'answered');
      return { received, letters: [first, letterAfter(first.replied ?? received, 'answered')] };
    },
  ],
  ['extended', (received) => ({ received, letters: [], extension: extension(later(received, 10)) })],
  [
    'clarified, consulted, extended',
    (received) => {
      const given = clarification(received);
      const letter = letterAfter(given.given, 'answered');
      const on = workday(later(letter.replied ?? given.given, 2));
      return { received, clarification: given, letters: [letter], extension: extension(on) };
    },
  ],
  ['paid', (received) => ({ received, letters: [], fee: fee(received) })],
  [
    'consulted, then paid',
    (received) => {
      const letter = letterAfter(received, 'answered');
      return { received, letters: [letter], fee: fee(letter.replied ?? received) };
    },
  ],
  [
    'delayed',
    (received) => {
      const on = workday(later(received, 5 + dice(8)));
      return { received, letters: [], delay: { on, until: workday(later(on, 10 + dice(50))) } };
    },
  ],
];

function clarification(received: string): { asked: string; given: string } {
  const asked = workday(later(received, 1 + dice(6)));
  return { asked, given: workday(later(asked, 1 + dice(20))) };
}

function fee(day: string): { asked: string; paid: string } {
  const asked = workday(later(day, 2 + dice(8)));
  return { asked, paid: later(asked, 1 + dice(25)) };
}

function extension(day: string): { on: string; workdays: number } {
  return { on: workday(day), workdays: [5, 10, 15, 20, 20][dice(5)] ?? 20 };
}

/** The cases of vectors.jsonl as a text: the same every time, each worked out by the other method alone. */
export function makeVectors(): string {
  const vectors: Vector[] = [];
  for (let round = 0; round < 20; round += 1) {
    for (const [index, [name, tell]] of KINDS.entries()) {
      // From the beginning of 2024 to the middle of 2026: every holiday comes by.
      const received = workday(
        later('2024-01-02', Math.floor((round * KINDS.length + index) * 3.7) + dice(4)),
      );
      const story = tell(received);
      vectors.push({
        name: `${name}, received ${received}`,
        story,
        originalDue: originalByHand(story),
        due: dueByHand(story),
      });
    }
  }
  return `${vectors.map((vector) => JSON.stringify(vector)).join('\n')}\n`;
}
