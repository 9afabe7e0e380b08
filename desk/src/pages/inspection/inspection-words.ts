import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import type { inspectionApi } from '../../../../src/modules/inspection/inspection.api.ts';

/** An inspection as it is opened. */
export type Inspection = ResponseOf<typeof inspectionApi.open>;

/** One of its indicators. */
export type Result = Inspection['results'][number];

/** A check by hand. */
export type HandCheck = Result['checks'][number];

/** How an indicator stands, measured and by hand taken together. */
export const JUDGED = {
  fine: { text: '未发现', colour: 'green' },
  found: { text: '有问题', colour: 'red' },
  unknown: { text: '没有监测', colour: 'default' },
  inapplicable: { text: '不适用', colour: 'default' },
} as const;

/** How a conclusion is coloured. */
export const CONCLUSION_COLOURS = { passed: 'green', failed: 'red', pending: 'gold' } as const;
