import { createReadingPool } from '../../../files/readers/sandbox.ts';
import type { Matter } from '../../../law/upkeep/deeds.ts';
import type { Ctx } from '../../../platform/context.ts';
import { must } from '../../../platform/errors.ts';
import type { TestOffice } from '../../../../test/office.ts';
import { bringUpkeepUpToDate } from '../bring-upkeep-up-to-date.ts';
import { listCases, type CaseItem } from '../case-list.ts';
import { approveCases, decideCases } from '../decide-cases.ts';
import { scanPublicTexts } from '../scan-public-texts.ts';
import type { Decision } from '../upkeep.content.ts';

type Which = 'due' | 'open' | 'decided' | 'approved' | 'closed';

/** The queue of an office as tests see and move it: its clerk decides, others approve. */
export interface UpkeepQueue {
  /** The hourly look. */
  look(): Promise<void>;
  list(matter: Matter, which?: Which): Promise<CaseItem[]>;
  /** The case of a document or record; open unless said otherwise. */
  caseOf(matter: Matter, id: string, which?: Which): Promise<CaseItem>;
  decide(item: CaseItem, decision: Decision): Promise<void>;
  approve(
    matter: Matter,
    id: string,
    role?: 'publisher' | 'finalReviewer',
  ): Promise<{ carriedOut: number; waiting: number }>;
  close(): Promise<void>;
}

/** Opens the queue of an office. */
export function upkeepQueue(office: TestOffice, system: Ctx): UpkeepQueue {
  const pool = createReadingPool({ workers: 1, timeoutMs: 30_000, memoryMb: 768, maxBytes: 1024 * 1024 });
  const list: UpkeepQueue['list'] = async (matter, which = 'open') => {
    const input = { agencyId: office.agencyId, matter, which, text: '', page: 1, size: 50 };
    return (await listCases(office.as('clerk'), input)).items;
  };
  const caseOf: UpkeepQueue['caseOf'] = async (matter, id, which) =>
    must(
      (await list(matter, which)).find(({ subject }) => subject.id === id),
      `case of ${id}`,
    );
  return {
    list,
    caseOf,
    look: async () => {
      await scanPublicTexts(system, { pool });
      await bringUpkeepUpToDate(system);
    },
    decide: async ({ id: caseId, version }, decision) =>
      decideCases(office.as('clerk'), { cases: [{ caseId, version }], decision, reason: '按规定办理。' }),
    approve: async (matter, id, role = 'publisher') => {
      const { id: caseId, version } = await caseOf(matter, id, 'decided');
      return approveCases(office.as(role), { cases: [{ caseId, version }], comment: '' });
    },
    close: async () => pool.close(),
  };
}
