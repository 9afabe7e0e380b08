import type { z } from 'zod';
import type { agency, agencyDuty, agencyFields, agencySummary, dutyFields } from './agencies.api.ts';

/** An agency with what lists and choices need. `path` runs from the top of the tree to the agency itself. */
export type AgencySummary = z.output<typeof agencySummary>;
/** An agency with its codes and contact data. */
export type Agency = Omit<z.output<typeof agency>, 'duties' | 'may'>;
/** One person's duty for disclosure, with the days between which it is theirs. */
export type AgencyDuty = z.output<typeof agencyDuty>;
/** What is filled in about an agency. */
export type AgencyFields = z.output<typeof agencyFields>;
/** What is filled in about a duty. */
export type DutyFields = z.output<typeof dutyFields>;
