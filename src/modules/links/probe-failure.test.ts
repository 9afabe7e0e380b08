import { expect, test } from 'vitest';
import { failureOf } from './probe-failure.ts';

function coded(code: string, cause?: Error): Error {
  return Object.assign(new Error('no', { cause }), { code });
}

test.each([
  ['INVALID_PURPOSE', 'tls'],
  ['UNSPECIFIED', 'tls'],
  ['PATH_LENGTH_EXCEEDED', 'tls'],
  ['CERT_HAS_EXPIRED', 'certificateExpired'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
  ['HPE_INVALID_CONSTANT', 'garbled'],
  ['UND_ERR_OF_TOMORROW', 'garbled'],
])('%s is the server’s fault: %s', (code, reason) => {
  expect(failureOf(coded(code))).toBe(reason);
});

test('what is known behind what isn’t decides', () => {
  expect(failureOf(coded('UND_ERR_OF_TOMORROW', coded('ECONNREFUSED')))).toBe('refused');
});

test('a fault of the program is thrown', () => {
  expect(() => failureOf(new TypeError('x is not a function'))).toThrow('x is not a function');
});
