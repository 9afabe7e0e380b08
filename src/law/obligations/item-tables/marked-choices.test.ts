import { expect, test } from 'vitest';
import { CHANNELS } from '../standard-item.ts';
import { channelOf, channelsFromWords, isTicked, tickedIn } from './marked-choices.ts';

test.each([
  ['√', true],
  ['✔', true],
  ['☑', true],
  ['■', true],
  ['\u{F052}', true],
  ['是', true],
  ['', false],
  ['□', false],
  ['—', false],
  ['×', false],
  ['否', false],
  ['申请人', null],
])('a field with %s is ticked: %s', (words, ticked) => {
  expect(isTicked(words)).toBe(ticked);
});

test('boxes choose, words without a box beside them don’t', () => {
  expect(tickedIn('公开渠道：■政府网站 □政府公报\n☑两微一端 ☐其他')).toEqual(['政府网站', '两微一端']);
  expect(tickedIn('政府网站、公示栏')).toBeNull();
});

test('every channel is known by its own name', () => {
  for (const [channel, label] of Object.entries(CHANNELS)) expect(channelOf(label)).toBe(channel);
});

test.each([
  ['■政府网站    ■社区/企事业单位/村公示栏（电子屏） □广播电视', ['website', 'noticeBoard'], []],
  ['政府网站、微信公众号、村务公开栏', ['website', 'newMedia', 'noticeBoard'], []],
  ['县政府门户网站/便民服务中心', ['website', 'serviceStation'], []],
  ['■其他 烽火台', ['other'], []],
  ['政府网站；口口相传', ['website'], ['口口相传']],
  ['', [], []],
])('%s names %j', (words, channels, unknown) => {
  expect(channelsFromWords(words)).toEqual({ channels, unknown });
});
