import {expect, it} from 'vitest';
import {tlsAdvice} from '../../../source/dialogs/probe/tls-advice.ts';
import {tls} from '../../support/entries.ts';
import {fieldsOf, page} from '../../support/printed.ts';

const certificate = tls.certificates[0];

function aboutName(...altNames: string[]) {
	const certificates = certificate ? [{...certificate, altNames}] : [];
	const advice = tlsAdvice({...tls, hostname: 'mx.example.net', hostnameMatches: false, certificates});
	return advice.find(({id}) => id === 'probe/name');
}

it('names a host that fits, rather than one that leads to the user’s own machine', () => {
	const found = aboutName(
		'DNS:localhost',
		'DNS:*.example.org',
		'DNS:mail.example.org',
		'IP Address:0:0:0:0:0:0:0:1',
	);
	expect(found?.message).toBe(
		'The certificate is not for mx.example.net, but for localhost, *.example.org, mail.example.org, ::1.',
	);
	expect(found?.advice).toContain('by a name that is in it, such as mail.example.org, or have');
	expect(aboutName('DNS:*.example.org')?.advice).toContain('by a name that is in it, or have');
});

it('speaks of no name where there is no certificate', () => {
	const none = {...tls, authorized: false, error: 'NO_CERTIFICATE', hostnameMatches: false, certificates: []};
	expect(tlsAdvice(none)).toMatchObject([
		{id: 'probe/chain', advice: expect.stringContaining('Set up a certificate')},
	]);
});

it('has an advice for each error of a chain, and for each warning', async () => {
	const errors = [
		...['NO_CERTIFICATE', 'CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
		...['SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
		...['EE_KEY_TOO_SMALL', 'CA_KEY_TOO_SMALL', 'CA_MD_TOO_WEAK', 'CERT_REVOKED', 'SOMETHING_NEW', null],
	];
	const warnings = [
		'The certificate expires in 5 days.',
		'The certificate expired 3 days ago.',
		'The certificate is not valid before 2030-01-01.',
		'The certificate is self-signed.',
		'The server sends no intermediate certificate.',
		'The certificate has a weak key (RSA, 1024 bits).',
		'The certificate is signed with a broken hash (SHA-1).',
		'The name stands only in the CN of the certificate.',
		'The certificates are sent out of order.',
		'The OCSP staple is from 2026-01-01 and no longer valid.',
		'The OCSP staple says that the certificate was revoked on 2026-11-01.',
		'TLSv1 is obsolete (RFC 8996).',
		'The cipher RC4 is broken.',
	];
	const told = (changes: object): string[] => tlsAdvice({...tls, ...changes}).map(each => fieldsOf(each));
	await expect(
		page([
			...errors.flatMap(error => [`━━ ${error}`, ...told({authorized: false, error})]),
			...warnings.flatMap(warning => [
				`━━ ${warning}`,
				...told({warnings: [warning]}),
				'where the chain fails too:',
				...told({authorized: false, error: 'CERT_HAS_EXPIRED', warnings: [warning]}),
			]),
			'━━ all of them',
			...told({authorized: false, error: 'CERT_HAS_EXPIRED', hostnameMatches: false, warnings}),
			'━━ nothing',
			...told({}),
			'━━ a name with more than four',
			...told({
				hostnameMatches: false,
				certificates: certificate
					? [{...certificate, altNames: ['a', 'b', 'c', 'd', 'e'].map(name => `DNS:${name}.example`)}]
					: [],
			}),
			'━━ a certificate without names',
			...told({hostnameMatches: false, certificates: certificate ? [{...certificate, altNames: []}] : []}),
		]),
	).toMatchFileSnapshot('snapshots/tls-advice.txt');
});
