import { ITEM_BANDS, ITEM_STEP, itemFee, PAGE_BANDS } from '../../../../../src/law/information-fees.ts';

/** A row of a tariff in words. */
export interface TariffRow {
  readonly range: string;
  readonly price: string;
}

/** How many steps beyond the last band are written out. */
const STEPS_SHOWN = 2;
const STEP = ITEM_STEP.items;

/** Art 4: requests of one applicant in a calendar month. */
export function itemRows(): readonly TariffRow[] {
  const last = ITEM_BANDS.at(-1)?.upTo ?? 0;
  const bands = ITEM_BANDS.map(({ upTo, yuan }, index) => ({
    range: rangeWords((ITEM_BANDS[index - 1]?.upTo ?? 0) + 1, upTo, '件'),
    price: priceWords(yuan, '件'),
  }));
  const steps = Array.from({ length: STEPS_SHOWN }, (_, index) => {
    const from = last + index * STEP + 1;
    return {
      range: rangeWords(from, from + STEP - 1, '件'),
      price: priceWords(itemFee(from), '件'),
    };
  });
  const next = last + STEPS_SHOWN * STEP + 1;
  const more = itemFee(next) - itemFee(next - 1);
  return [
    ...bands,
    ...steps,
    { range: `第${next}件起`, price: `每${STEP}件为一档，每增加一档，每件再加${more}元` },
  ];
}

/** Art 5: pages of one request. */
export function pageRows(): readonly TariffRow[] {
  return PAGE_BANDS.map(({ upTo, yuan }, index) => ({
    range: rangeWords((PAGE_BANDS[index - 1]?.upTo ?? 0) + 1, upTo, '页'),
    price: priceWords(yuan, '页'),
  }));
}

function rangeWords(from: number, upTo: number, unit: string): string {
  return Number.isFinite(upTo) ? `第${from}—${upTo}${unit}` : `第${from}${unit}起`;
}

function priceWords(yuan: number, unit: string): string {
  return yuan === 0 ? '不收费' : `每${unit}${yuan}元`;
}
