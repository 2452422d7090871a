import {describe, expect, it} from 'vitest';
import {decodeSasl} from '../../source/sasl/decode.ts';
import {readDirectives} from '../../source/sasl/digest/directives.ts';
import {base64, exchange} from './exchange.ts';

/** `S: text` with the text still to be encoded. */
const decode = (mechanism: string, ...lines: string[]) =>
	decodeSasl(exchange(mechanism, ...lines.map(line => `${line.slice(0, 2)} ${base64(line.slice(3))}`)));
const problems = (mechanism: string, ...lines: string[]) =>
	decode(mechanism, ...lines)
		.flatMap(step => step.problems)
		.join('\n');

describe('CRAM-MD5', () => {
	it('takes the last space, for names with spaces', () => {
		const [step] = decode('CRAM-MD5', `C: tim smith ${'a'.repeat(32)}`);
		expect(step?.fields[0]).toEqual({label: 'user name', value: 'tim smith'});
		expect(step?.fields[1]).toMatchObject({label: 'digest', secret: true});
	});

	it.each([
		['S: ', 'The challenge is empty'],
		['S: hello', 'not have the form'],
		['S: \u0007<1@x>', 'not have the form'],
		['C: tim', 'no space'],
		['C: tim abc', 'should be 32 hex digits; there are 3 characters'],
		[`C: tim ${'A'.repeat(32)}`, 'upper case'],
		[`C:  ${'a'.repeat(32)}`, 'user name is empty'],
	])('finds fault with %j', (line, problem) => {
		expect(problems('CRAM-MD5', line)).toContain(problem);
	});
});

describe('DIGEST-MD5', () => {
	it('reads directives, quoted or not, also where they are broken', () => {
		expect(readDirectives('realm="a, \\"b\\"" , nonce=x,,qop="auth,auth-int",odd,last="open')).toEqual([
			{name: 'realm', value: 'a, "b"', quoted: true},
			{name: 'nonce', value: 'x', quoted: false},
			{name: 'qop', value: 'auth,auth-int', quoted: true},
			{name: '', value: 'odd', quoted: false},
			{name: 'last', value: '"open', quoted: false},
		]);
	});

	const challenge = 'S: realm="example.org",nonce="abc",qop="auth",algorithm=md5-sess,charset=utf-8';
	const response = (changes: string) =>
		`C: username="u",realm="example.org",nonce="abc",cnonce="d",nc=00000001,digest-uri="smtp/mx",response=${'0'.repeat(32)}${changes}`;

	it('says nothing about a good exchange', () => {
		expect(problems('DIGEST-MD5', challenge, response(''), 'S: rspauth=00', 'C: ')).toBe('');
	});

	it.each([
		[['S: realm="x"'], 'nonce is missing'],
		[['S: nonce="x",algorithm=md5'], 'algorithm is md5'],
		[['S: nonce="x",algorithm=md5-sess,qop="auth-conf"'], 'qop does not offer auth'],
		[['S: nonce="x",nonce="y",algorithm=md5-sess'], 'nonce occurs more than once'],
		[[challenge, response('').replace('"abc"', '"zzz"')], 'nonce is not the one'],
		[[challenge, response('').replace('example.org', 'other')], 'realm is not one of those'],
		[[challenge, response('').replace('smtp/', 'imap/')], 'digest-uri does not begin with smtp/'],
		[[challenge, response('').replace('cnonce="d",', '')], 'cnonce is missing'],
		[[challenge, 'C: tim secret'], 'No directive of a digest response'],
	])('finds fault with %j', (lines, problem) => {
		expect(problems('DIGEST-MD5', ...lines)).toContain(problem);
	});
});

describe('SCRAM', () => {
	const first = 'C: n,,n=user,r=abc';
	const server = 'S: r=abcdef,s=c2FsdA==,i=4096';

	it('takes user names apart from their escapes', () => {
		const [step] = decode('SCRAM-SHA-1', 'C: n,a=a=3Db,n=us=2Cer,r=abc');
		expect(step?.fields).toContainEqual({label: 'user name', value: 'us,er'});
		expect(step?.fields).toContainEqual({label: 'authzid', value: 'a=b'});
	});

	it.each([
		['SCRAM-SHA-1', ['C: n=user,r=abc'], 'No gs2 header'],
		['SCRAM-SHA-1', ['C: p=tls-exporter,,n=user,r=abc'], 'only the -PLUS mechanism'],
		['SCRAM-SHA-1-PLUS', [first], 'needs a channel binding'],
		['SCRAM-SHA-1', ['C: n,,n=user'], 'r= is missing'],
		['SCRAM-SHA-1', [first, 'S: r=zzz,s=c2FsdA==,i=4096'], 'does not continue'],
		['SCRAM-SHA-1', [first, 'S: r=abcdef,s=???,i=4096'], 'salt is missing or not base64'],
		['SCRAM-SHA-1', [first, 'S: r=abcdef,s=c2FsdA==,i=1'], 'Fewer than the 4096'],
		['SCRAM-SHA-1', [first, 'S: r=abcdef,s=c2FsdA==,i=4294967295'], 'More iterations'],
		['SCRAM-SHA-1', [first, 'S: r=abcdef,s=c2FsdA==,i=lots'], 'not a number'],
		['SCRAM-SHA-1', [first, 'S: hello'], 'Neither r=, s= nor i='],
		['SCRAM-SHA-1', [first, server, 'C: c=biws,r=other,p=AA=='], 'not the nonce of the server'],
		['SCRAM-SHA-1', [first, server, 'C: c=eSws,r=abcdef,p=AA=='], 'does not repeat the gs2 header'],
		['SCRAM-SHA-1', [first, server, 'C: c=biws,r=abcdef'], 'p= is missing'],
		['SCRAM-SHA-1', [first, server, 'C: c=biws,r=abcdef,p=AA==', 'S: e=invalid-proof'], 'proof is wrong'],
	])('%s: finds fault with %j', (mechanism, lines, problem) => {
		expect(problems(mechanism, ...lines)).toContain(problem);
	});

	it('is followed to its end, and nothing is wrong with it', () => {
		const steps = decode('SCRAM-SHA-1', first, server, 'C: c=biws,r=abcdef,p=AA==', 'S: v=AAAA', 'C: ');
		expect(steps.map(({title}) => title)).toEqual([
			'User name and nonce (client-first)',
			'Salt and iterations (server-first)',
			'Proof of the password (client-final)',
			'The server’s signature (server-final)',
			'Empty answer',
		]);
		expect(steps.flatMap(step => step.problems)).toEqual([]);
		expect(steps[1]?.fields).toEqual(
			expect.arrayContaining([
				{label: 'server nonce', value: 'def'},
				{label: 'salt length', value: '4 octets'},
				{label: 'iterations', value: '4096'},
			]),
		);
		expect(steps[2]?.fields.at(-1)).toEqual({label: 'proof', value: 'AA==', secret: true});
	});

	it.each([
		['S: r=abc,s=c2FsdA==,i=4096', 'does not continue'],
		['S: r=abcdef,s=,i=4096', 'salt is missing'],
		['S: r=abcdef,s=c2FsdA==,i=4095', 'Fewer than the 4096'],
		['S: r=abcdef,s=c2FsdA==,i=10000001', 'More iterations'],
		['S: r=abcdef,s=c2FsdA==', 'not a number'],
		['S: m=x,r=abcdef,s=c2FsdA==,i=4096', 'no extension exists'],
	])('finds fault with the challenge %j', (line, problem) => {
		expect(problems('SCRAM-SHA-256', first, line)).toContain(problem);
	});

	it('finds none with the most and the fewest iterations that are sound', () => {
		expect(problems('SCRAM-SHA-256', first, 'S: r=abcdef,s=c2FsdA==,i=10000000')).toBe('');
	});

	it.each([
		['S: e=unknown-user', 'does not know the user'],
		['S: e=channel-bindings-dont-match', 'something is between them'],
		['S: e=what-is-this', 'RFC 5802 does not define'],
		['S: v=???', 'signature is not base64'],
	])('reads the end %j', (line, problem) => {
		expect(problems('SCRAM-SHA-1', first, server, 'C: c=biws,r=abcdef,p=AA==', line)).toContain(problem);
	});

	it('says that data of the channel are missing where they were promised', () => {
		const bound = ['C: p=tls-exporter,,n=user,r=abc', server];
		const header = base64('p=tls-exporter,,');
		expect(problems('SCRAM-SHA-1-PLUS', ...bound, `C: c=${header},r=abcdef,p=AA==`)).toContain(
			'no channel binding data, although p= was sent',
		);
		const withData = base64('p=tls-exporter,,data');
		expect(problems('SCRAM-SHA-1-PLUS', ...bound, `C: c=${withData},r=abcdef,p=AA==`)).toBe('');
	});
});

describe('EXTERNAL and ANONYMOUS', () => {
	it('show what they carry', () => {
		expect(decode('EXTERNAL', 'C: ')[0]?.fields[0]?.value).toContain('that of the certificate');
		expect(decode('EXTERNAL', 'C: alice')[0]?.fields[0]).toEqual({label: 'authzid', value: 'alice'});
		expect(decode('ANONYMOUS', 'C: me@example.org')[0]?.fields[0]).toEqual({
			label: 'trace',
			value: 'me@example.org',
		});
		expect(problems('EXTERNAL', 'C: \0a\0b')).toContain('form of PLAIN');
	});
});
