/** What a finding of spelling may be, for figures, lists and the office's exceptions. */
export const SPELLING_RULES = [
  { id: 'S01', name: '同音字' },
  { id: 'S02', name: '近音字' },
  { id: 'S03', name: '形近字或误植' },
  { id: 'S04', name: '漏字' },
  { id: 'S05', name: '多字或重复' },
  { id: 'S06', name: '词语混用' },
  { id: 'S07', name: '虚词混用' },
] as const;
/** The identifier of one of them. */
export type SpellingRule = (typeof SPELLING_RULES)[number]['id'];
