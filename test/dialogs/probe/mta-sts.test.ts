import {expect, it} from 'vitest';
import type {MtaStsPolicy} from '../../../source/decode/dns/mta-sts.ts';
import {checkMailHost, fetchMtaSts} from '../../../source/dialogs/probe/mta-sts.ts';
import type {HttpsText} from '../../../source/transport/https-text.ts';
import type {TlsFacts} from '../../../source/transport/types.ts';

const good = 'version: STSv1\r\nmode: enforce\r\nmx: mail.example.test\r\nmax_age: 86400\r\n';

const answer = (changes: Partial<Extract<HttpsText, {ok: true}>> = {}): HttpsText => ({
	ok: true,
	status: 200,
	contentType: 'text/plain',
	location: null,
	text: good,
	cut: false,
	...changes,
});

it('asks the place that the RFC names', async () => {
	const urls: string[] = [];
	const fetched = await fetchMtaSts('example.test', async url => {
		urls.push(url.href);
		return answer();
	});
	expect(urls).toEqual(['https://mta-sts.example.test/.well-known/mta-sts.txt']);
	expect(fetched).toMatchObject({policy: {mode: 'enforce'}, problem: null});
});

it.each<[HttpsText, RegExp]>([
	[answer({status: 404}), /HTTP status 404/],
	[
		answer({status: 301, location: 'https://www.example.test/'}),
		/redirects to https:\/\/www\.example\.test\//,
	],
	[answer({contentType: 'text/html'}), /as text\/html; senders require text\/plain/],
	[answer({contentType: ''}), /without a content type/],
	[answer({cut: true}), /longer than 64 KiB/],
	[answer({text: '<!doctype html>'}), /not valid: /],
	[
		{ok: false, error: {code: 'refused', message: 'mta-sts.example.test:443 refused the connection.'}},
		/refused/,
	],
])('finds no policy in %j', async (given, problem) => {
	const fetched = await fetchMtaSts('example.test', async () => given);
	expect(fetched.policy).toBeNull();
	expect(fetched.problem).toMatch(problem);
	expect(fetched.problem).toMatch(/\.$/);
});

const policy: MtaStsPolicy = {mode: 'enforce', mx: ['mail.example.test'], maxAge: 1};
const tls = (authorized: boolean, hostnameMatches: boolean) => ({authorized, hostnameMatches}) as TlsFacts;

it.each([
	['mail.example.test', tls(true, true), []],
	['other.example.test', tls(true, true), ['the policy does not name this host']],
	['mail.example.test', null, ['STARTTLS did not work']],
	['mail.example.test', tls(false, true), ['the certificate is not from a trusted CA, or is not valid']],
	['mail.example.test', tls(true, false), ['the certificate is not for this name']],
])('judges %s', (host, facts, reasons) => {
	expect(checkMailHost(policy, host, facts)).toEqual({delivers: reasons.length === 0, reasons});
});
