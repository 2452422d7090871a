import {expect, test} from 'vitest';
import {checkTls} from '../../source/transport/check-tls.ts';
import {testCertificate} from '../support/scripted-server.ts';

const {cert, key, ca} = testCertificate();
const {key: otherKey} = await import('../../source/transport/make-certificate.ts').then(
	({makeAuthority, makeCertificate}) => makeCertificate(makeAuthority('another'), {names: ['localhost']}),
);
const garbled = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';

test.each<[string, Parameters<typeof checkTls>[0], unknown]>([
	['nothing asked for', {}, null],
	['versions in order', {minVersion: 'TLSv1', maxVersion: 'TLSv1.3'}, null],
	['one version', {minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2'}, null],
	['versions in the wrong order', {minVersion: 'TLSv1.2', maxVersion: 'TLSv1.1'}, {part: 'versions'}],
	['one bound alone', {minVersion: 'TLSv1.3'}, null],
	['good authorities', {ca: [ca, cert]}, null],
	['a bad authority, by its place', {ca: [ca, garbled, 'x']}, {part: 'ca', index: 1}],
	['an authority that is no certificate', {ca: ['']}, {part: 'ca', index: 0}],
	['a certificate with its key', {cert, key}, null],
	['a certificate alone', {cert}, null],
	['a certificate that is none', {cert: 'x', key}, {part: 'cert', reason: expect.stringContaining('PEM')}],
	['a key that is none', {cert, key: 'x'}, {part: 'key', reason: expect.stringMatching(/\S/)}],
	['the key of another', {cert, key: otherKey}, {part: 'key', reason: expect.stringContaining('mismatch')}],
	['ciphers', {ciphers: 'ECDHE-RSA-AES128-GCM-SHA256'}, null],
	['ciphers that there are not', {ciphers: 'NONE-SUCH'}, {part: 'ciphers'}],
	['all good', {ca: [ca], cert, key, ciphers: 'HIGH', minVersion: 'TLSv1.2'}, null],
	['the versions first', {minVersion: 'TLSv1.3', maxVersion: 'TLSv1', ca: ['x']}, {part: 'versions'}],
	[
		'the certificate before the ciphers',
		{cert: 'x', ciphers: 'NONE-SUCH'},
		expect.objectContaining({part: 'cert'}),
	],
])('%s', async (_, options, fault) => {
	expect(await checkTls(options)).toEqual(fault);
});
