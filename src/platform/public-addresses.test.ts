import { describe, expect, test } from 'vitest';
import { isPublicAddress, reachOf } from './public-addresses.ts';

describe('an address is public', () => {
  test.each(['1.1.1.1', '114.114.114.114', '172.15.255.255', '172.32.0.1', '100.128.0.1', '2400:3200::1'])(
    '%s',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );
});

describe('an address leads to no public server', () => {
  test.each([
    '127.0.0.1',
    '127.255.255.254',
    '0.0.0.0',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '100.100.100.200',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    'fc00::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::127.0.0.1',
    '64:ff9b::a00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    'fe80::1%eth0',
    'localhost',
    '',
  ])('%s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

test.each([
  ['114.114.114.114', 'public'],
  ['2400:3200::1', 'public'],
  ['10.1.2.3', 'private'],
  ['192.168.0.1', 'private'],
  ['fd12::1', 'private'],
  ['127.0.0.1', 'loopback'],
  ['::1', 'loopback'],
  ['::', 'never'],
  ['::ffff:127.0.0.1', 'never'],
  ['::ffff:0:127.0.0.1', 'never'],
  ['::127.0.0.1', 'never'],
  ['64:ff9b::a9fe:a9fe', 'never'],
  ['fe80::1', 'never'],
  ['169.254.169.254', 'never'],
  ['100.100.100.200', 'never'],
  ['fd00:ec2::254', 'never'],
  ['0.0.0.0', 'never'],
  ['203.0.113.1', 'never'],
  ['localhost', 'never'],
] as const)('%s is %s', (address, reach) => {
  expect(reachOf(address)).toBe(reach);
});
