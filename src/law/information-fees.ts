import type { PlainDate } from './dates.ts';

/**
 * 信息处理费 by 国办函〔2020〕109号, in whole yuan. A request is charged by one of two tariffs, never by both (art 3), and
 * only if a person decides so: the law says 可以. When payment is due is the clock's.
 */

/** A band of a tariff: up to and including `upTo`, each costs `yuan`. */
interface Band {
  readonly upTo: number;
  readonly yuan: number;
}

/** Art 4: requests of one applicant within a calendar month, up to where the price goes up by steps. */
export const ITEM_BANDS: readonly Band[] = [
  { upTo: 10, yuan: 0 },
  { upTo: 30, yuan: 100 },
];
/** Beyond the last band each step of so many costs so much more apiece. */
export const ITEM_STEP = { items: 10, yuan: 100 } as const;

/** Art 5: pages of one request; requests aren't added up. A page is one side of A4 or smaller. */
export const PAGE_BANDS: readonly Band[] = [
  { upTo: 30, yuan: 0 },
  { upTo: 100, yuan: 10 },
  { upTo: 200, yuan: 20 },
  { upTo: Number.POSITIVE_INFINITY, yuan: 40 },
];

/** From here on somebody must decide whether to charge. */
export const FEE_ALERTS = { item: 11, page: 31 } as const;

/** How a request is charged: by one tariff. */
export type FeeBasis =
  /** `earlier`: items of the same applicant in the same calendar month before this request; `items`: those of it. */
  | { readonly method: 'perItem'; readonly earlier: number; readonly items: number }
  | { readonly method: 'perPage'; readonly pages: number };

/** The two tariffs, in words. */
export const FEE_METHODS = { perItem: '按件', perPage: '按量' } as const satisfies Record<
  FeeBasis['method'],
  string
>;

/** What became of a fee, in words. */
export const FEE_ENDS = { paid: '已缴纳', waived: '不再收费', lapsed: '逾期未缴' } as const;

/** What the k-th item of an applicant in a calendar month costs (art 4: 超额累进). */
export function itemFee(ordinal: number): number {
  requireCount(ordinal, 1);
  const band = ITEM_BANDS.find(({ upTo }) => ordinal <= upTo);
  if (band !== undefined) return band.yuan;
  const last = ITEM_BANDS.at(-1) ?? { upTo: 0, yuan: 0 };
  return last.yuan + Math.ceil((ordinal - last.upTo) / ITEM_STEP.items) * ITEM_STEP.yuan;
}

/** What the first `items` items of a calendar month cost together. */
export function itemsFee(items: number): number {
  requireCount(items, 0);
  return Array.from({ length: items }, (_, index) => itemFee(index + 1)).reduce((sum, yuan) => sum + yuan, 0);
}

/** What so many pages of one request cost together (art 5). */
export function pagesFee(pages: number): number {
  requireCount(pages, 0);
  return PAGE_BANDS.reduce((sum, band, index) => {
    const below = PAGE_BANDS[index - 1]?.upTo ?? 0;
    return sum + Math.max(0, Math.min(pages, band.upTo) - below) * band.yuan;
  }, 0);
}

/** What one request costs by its tariff. */
export function requestFee(basis: FeeBasis): number {
  switch (basis.method) {
    case 'perItem':
      return itemsFee(basis.earlier + basis.items) - itemsFee(basis.earlier);
    case 'perPage':
      return pagesFee(basis.pages);
  }
}

/** Nobody hands in more requests in a month; a sum that needs more is a slip. */
const MOST_EARLIER = 300;

/** Whether the tariff can come to a sum: pages exactly, items behind some number of earlier ones in the month. */
export function tariffGives(charge: {
  readonly method: FeeBasis['method'];
  readonly quantity: number;
  readonly amountYuan: number;
}): boolean {
  const { method, quantity, amountYuan } = charge;
  if (method === 'perPage') return pagesFee(quantity) === amountYuan;
  return Array.from({ length: MOST_EARLIER + 1 }, (_, earlier) => earlier).some(
    (earlier) => requestFee({ method, earlier, items: quantity }) === amountYuan,
  );
}

/** The window within which an applicant's items are added up: the calendar month of the day, its first and last day. */
export function feeWindow(on: PlainDate): { readonly from: PlainDate; readonly to: PlainDate } {
  const [year, month] = on.split('-').map(Number);
  const last = new Date(Date.UTC(year ?? 0, month ?? 0, 0));
  return { from: `${on.slice(0, 7)}-01`, to: last.toISOString().slice(0, 10) };
}

/** How the amount came about, a sentence for the notice and the register. */
export function explainFee(basis: FeeBasis): string {
  const yuan = requestFee(basis);
  switch (basis.method) {
    case 'perItem':
      return `按件计收：本自然月此前已申请${basis.earlier}件，本次${basis.items}件，按超额累进方式计算，共${yuan}元。`;
    case 'perPage':
      return `按量计收：本件共${basis.pages}页，按超额累进方式计算，共${yuan}元。`;
  }
}

function requireCount(value: number, least: number): void {
  if (!Number.isInteger(value) || value < least) throw new RangeError(`not a count: ${value}`);
}
