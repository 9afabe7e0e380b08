/** What commands and other modules read about annual reports. Nothing here asks who reads. */
export { findReport } from './reports.repository.ts';
