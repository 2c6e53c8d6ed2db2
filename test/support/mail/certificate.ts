/** Makes a certificate for a test: the built-in ones of test servers expire. Written by hand, as DER (X.690, RFC 5280). */
import { createSign, generateKeyPairSync } from 'node:crypto';

export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

const element = (tag: number, ...content: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(content);
  const length = body.length < 0x80 ? Buffer.of(body.length) : Buffer.of(0x82, body.length >> 8, body.length & 0xff);
  return Buffer.concat([Buffer.of(tag), length, body]);
};
const sequence = (...content: readonly Buffer[]): Buffer => element(0x30, ...content);
const text = (tag: number, words: string): Buffer => element(tag, Buffer.from(words));
const oid = (...bytes: readonly number[]): Buffer => element(0x06, Buffer.of(...bytes));
const number = (...bytes: readonly number[]): Buffer => element(0x02, Buffer.of(...bytes));

const COMMON_NAME = oid(0x55, 0x04, 0x03);
const SUBJECT_ALT_NAME = oid(0x55, 0x1d, 0x11);
const SHA256_WITH_RSA = sequence(oid(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b), element(0x05));

const utc = (at: Date): Buffer => text(0x17, `${at.toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`);

/** @param host the name for which it is valid. @param days from when until when, from now: one day around now */
export function certificateFor(host: string, [from, to]: readonly [number, number] = [-1, 1]): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const name = sequence(element(0x31, sequence(COMMON_NAME, text(0x0c, host))));
  const day = 24 * 60 * 60 * 1000;
  const names = sequence(text(0x82, host));
  const extensions = element(0xa3, sequence(sequence(SUBJECT_ALT_NAME, element(0x04, names))));
  const body = sequence(
    element(0xa0, number(2)),
    number(1, Math.floor(Math.random() * 250)),
    SHA256_WITH_RSA,
    name,
    sequence(utc(new Date(Date.now() + from * day)), utc(new Date(Date.now() + to * day))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    extensions,
  );
  const signature = createSign('sha256').update(body).sign(privateKey);
  const der = sequence(body, SHA256_WITH_RSA, element(0x03, Buffer.of(0), signature));
  const lines = der.toString('base64').replace(/.{64}/g, '$&\n');
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
  };
}
