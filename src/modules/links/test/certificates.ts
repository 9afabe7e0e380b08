import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

/** A key with its certificate, PEM. */
export interface TestCertificate {
  readonly key: string;
  readonly cert: string;
}

interface Wanted {
  readonly name: string;
  /** Host names it is for; none makes it an authority. */
  readonly hosts: readonly string[];
  readonly from: Date;
  readonly to: Date;
}

/** An authority that exists only here, and what it signs. */
export interface TestAuthority {
  /** To be trusted in a test. */
  readonly cert: string;
  issue(wanted: Wanted): TestCertificate;
}

/** A new authority. Certificates are made at run time, so that none of the project's files is a key and none runs out. */
export function testAuthority(): TestAuthority {
  const keys = newKeys();
  const wanted = { name: 'Test authority', hosts: [], ...aroundNow() };
  const cert = certificate(wanted, keys.publicKey, { name: wanted.name, key: keys.privateKey });
  return {
    cert,
    issue: (one) => {
      const own = newKeys();
      const signer = { name: wanted.name, key: keys.privateKey };
      return { key: pemOfKey(own.privateKey), cert: certificate(one, own.publicKey, signer) };
    },
  };
}

/** A certificate that nobody but itself vouches for. */
export function selfSigned(hosts: readonly string[]): TestCertificate {
  const keys = newKeys();
  const wanted = { name: hosts[0] ?? 'self', hosts, ...aroundNow() };
  const cert = certificate(wanted, keys.publicKey, { name: wanted.name, key: keys.privateKey });
  return { key: pemOfKey(keys.privateKey), cert };
}

/** Valid yesterday, today and tomorrow. */
export function aroundNow(): { from: Date; to: Date } {
  const day = 86_400_000;
  return { from: new Date(Date.now() - day), to: new Date(Date.now() + day) };
}

function newKeys(): { publicKey: KeyObject; privateKey: KeyObject } {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

function pemOfKey(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function certificate(wanted: Wanted, publicKey: KeyObject, signer: { name: string; key: KeyObject }): string {
  const algorithm = sequence(oid([42, 134, 72, 206, 61, 4, 3, 2]));
  const body = sequence(
    tagged(0xa0, tagged(0x02, Buffer.from([2]))),
    tagged(0x02, Buffer.from([1, ...Buffer.from(String(Date.now()))])),
    algorithm,
    named(signer.name),
    sequence(time(wanted.from), time(wanted.to)),
    named(wanted.name),
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(wanted.hosts.length === 0 ? ofAuthority() : alternativeNames(wanted.hosts))),
  );
  const signature = sign('sha256', body, { key: signer.key, dsaEncoding: 'der' });
  const whole = sequence(body, algorithm, tagged(0x03, Buffer.concat([Buffer.from([0]), signature])));
  return `-----BEGIN CERTIFICATE-----\n${whole.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
}

function ofAuthority(): Buffer {
  const isAuthority = sequence(tagged(0x01, Buffer.from([0xff])));
  return sequence(oid([85, 29, 19]), tagged(0x01, Buffer.from([0xff])), tagged(0x04, isAuthority));
}

function alternativeNames(hosts: readonly string[]): Buffer {
  const names = sequence(...hosts.map((host) => tagged(0x82, Buffer.from(host))));
  return sequence(oid([85, 29, 17]), tagged(0x04, names));
}

function named(name: string): Buffer {
  return sequence(tagged(0x31, sequence(oid([85, 4, 3]), tagged(0x0c, Buffer.from(name)))));
}

function time(moment: Date): Buffer {
  return tagged(0x18, Buffer.from(`${moment.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`));
}

function oid(bytes: readonly number[]): Buffer {
  return tagged(0x06, Buffer.from(bytes));
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tagged(0x30, Buffer.concat(parts));
}

/** DER: a tag, a length, what it holds. */
function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}
