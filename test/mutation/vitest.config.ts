import { defineConfig } from 'vitest/config';

// The tests that hold the rules of annual reports. Generated reports find nothing that these don't, and take far longer.
export default defineConfig({
  test: {
    include: [
      'src/law/annual-report/{rules,ties,validate,continuity,rollup,similarity,sister-sameness}.test.ts',
      'src/law/annual-report/{call-deadlines,missing-sentences}.test.ts',
      'src/law/annual-report/checks/*.test.ts',
    ],
  },
});
