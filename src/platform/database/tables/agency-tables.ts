import type { Generated } from 'kysely';
import type { Day } from './column-types.ts';

/** Agencies and the people who answer for disclosure there. */
export interface AgencyTables {
  agencies: AgencyTable;
  agency_duties: AgencyDutyTable;
}

interface AgencyTable {
  id: string;
  parent_id: string | null;
  path: string[];
  kind: 'district' | 'township' | 'street' | 'department' | 'section' | 'village' | 'community';
  name: string;
  short_name: string;
  self_name: string;
  slug: string;
  publishes: Generated<boolean>;
  uscc: string | null;
  area_code: string | null;
  address: Generated<string>;
  postcode: Generated<string>;
  phone: Generated<string>;
  fax: Generated<string>;
  email: Generated<string>;
  office_hours: Generated<string>;
  disclosure_office: Generated<string>;
  review_authority: Generated<string>;
  court: Generated<string>;
  index_template: Generated<string>;
  sort: Generated<number>;
  closed_on: Day | null;
  version: Generated<number>;
  created_at: Date;
}

interface AgencyDutyTable {
  id: string;
  agency_id: string;
  duty: 'leaderInCharge' | 'responsiblePerson' | 'handler';
  person_name: string;
  title: Generated<string>;
  phone: Generated<string>;
  from_on: Day;
  until_on: Day | null;
}
