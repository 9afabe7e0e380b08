import { expect, test } from 'vitest';
import { DEFAULT_SITE_SETTINGS } from './site-settings.ts';
import { openDataApiJson } from '../../portal/open-data/open-data-api.ts';
import { searchApi } from './search.api.ts';

test('the search is described beside the open data with all that may be asked of it', () => {
  const described = JSON.parse(
    openDataApiJson({ siteUrl: 'https://www.example.gov.cn', settings: DEFAULT_SITE_SETTINGS }),
  );
  const { parameters } = described.paths[searchApi.search.path].get;
  expect(parameters.map(({ name }: { name: string }) => name)).toEqual(
    Object.keys(searchApi.search.query?.shape ?? {}),
  );
});
