import {expect, it} from 'vitest';
import {tlsAdvice} from '../../../source/dialogs/probe/tls-advice.ts';
import {tls} from '../../support/entries.ts';

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
