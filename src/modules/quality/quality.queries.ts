/** What other modules read about findings on the public site. Nothing here asks who reads. */
export { latestScan, openFindings } from './site-findings.repository.ts';
