import {expect, test} from 'vitest';
import {decodeSasl} from '../../../source/sasl/decode.ts';
import {base64, exchange} from '../exchange.ts';

const steps = (mechanism: string, lines: readonly string[]) =>
	decodeSasl(exchange(mechanism, ...lines.map(line => `${line.slice(0, 2)} ${base64(line.slice(3))}`)));

/** The last of these messages: its title, its fields, and what is wrong with it. */
function last(lines: readonly string[], mechanism = 'SCRAM-SHA-256') {
	const {title = '', fields = [], problems = []} = steps(mechanism, lines).at(-1) ?? {};
	return {title, said: Object.fromEntries(fields.map(({label, value}) => [label, value])), problems};
}

const first = 'C: n,,n=user,r=abc';
const challenge = 'S: r=abcdef,s=c2FsdA==,i=4096';
const final = `C: c=biws,r=abcdef,p=${base64('proof')}`;

test('nothing is wrong in a good exchange', () => {
	const exchanged = ['S: ', first, challenge, final, 'S: v=c2ln', 'C: '];
	const decoded = steps('SCRAM-SHA-256', exchanged);
	expect(decoded.map(({title}) => title)).toEqual([
		expect.any(String),
		'User name and nonce (client-first)',
		'Salt and iterations (server-first)',
		'Proof of the password (client-final)',
		'The server’s signature (server-final)',
		'Empty answer',
	]);
	expect(decoded.flatMap(({problems}) => problems)).toEqual([]);
});

test.each([
	[['C: user'], ['No gs2 header: the message should begin with n,, or p=…,,']],
	[['C: n,,r=abc'], ['n= is missing.']],
	[['C: n,,n=user'], ['r= is missing.']],
	[['C: n,,n=user,r='], ['r= is missing.']],
	[['C: n,,m=x,n=user,r=abc'], ['m= is reserved: no extension exists.']],
	[['C: p=tls-exporter,,n=u,r=a'], ['p= asks for channel binding, which only the -PLUS mechanism has.']],
	[[first, 'S: odd'], ['Neither r=, s= nor i= was found.']],
	[[first, 'S: s=c2FsdA==,i=4096'], []],
	[['S: r=abcdef,s=c2FsdA==,i=4096'], []],
	[[first, challenge, 'C: c=biws,r=abcdef'], ['p= is missing.']],
	[[first, 'S: i=4096'], ['The salt is missing or not base64.']],
	[[first, 'S: r=abcdef,s=,i=4096'], ['The salt is missing or not base64.']],
	[[first, 'S: r=abcdef,s=?,i=4096'], ['The salt is missing or not base64.']],
	[[first, 'S: r=abcdef,s=c2FsdA=='], ['The iteration count is missing or is not a number.']],
	[[first, 'S: r=abcdef,s=c2FsdA==,i=04096'], ['The iteration count is missing or is not a number.']],
	[
		[first, 'S: m=x,r=abcdef,s=c2FsdA==,i=4096'],
		['m= names an extension that the client must know, or stop; no extension exists.'],
	],
	[[first, challenge, 'C: r=abcdef'], ['Neither c= nor p= was found: this is not a client-final message.']],
	[[first, challenge, 'C: c=biws,r=abcdef'], ['p= is missing.']],
	[[first, challenge, 'C: c=biws,r=abc,p=eA=='], ['r= is not the nonce of the server.']],
	[
		[first, challenge, 'C: c=eSws,r=abcdef,p=eA=='],
		['c= does not repeat the gs2 header of the first message.'],
	],
	[[first, challenge, final, 'S: v=?'], ['The signature is not base64.']],
	[[first, challenge, final, 'S: v='], ['The signature is not base64.']],
	[[first, challenge, final, 'S: e=odd'], ['The server reports an error that RFC 5802 does not define.']],
	[
		[first, challenge, final, 'S: e=invalid-proof'],
		['The proof is wrong: another password, or another user name.'],
	],
])('%j', (lines, problems) => {
	expect(last(lines).problems).toEqual(problems);
});

test.each([
	['abc', true],
	['abd1', true],
	['abcd', false],
])('a server’s nonce %s continues abc or does not', (nonce, wrong) => {
	const {problems, said} = last([first, `S: r=${nonce},s=c2FsdA==,i=4096`]);
	expect(problems).toHaveLength(wrong ? 1 : 0);
	expect(said['salt length']).toBe('4 octets');
	expect(said['server nonce']).toBe(nonce.startsWith('abc') ? nonce.slice(3) : undefined);
});

test.each([
	['4095', 'Fewer than the 4096'],
	['4096', null],
	['10000000', null],
	['10000001', 'More iterations'],
])('%s iterations', (count, problem) => {
	const {problems} = last([first, `S: r=abcdef,s=c2FsdA==,i=${count}`]);
	expect(problems.map(text => text.slice(0, problem?.length))).toEqual(problem === null ? [] : [problem]);
});

test('a channel binding: the header repeated, and the data behind it', () => {
	const bound = 'C: p=tls-exporter,,n=u,r=abc';
	const answer = (data: string) => `C: c=${base64(`p=tls-exporter,,${data}`)},r=abcdef,p=eA==`;
	const good = last([bound, challenge, answer('xy')], 'SCRAM-SHA-256-PLUS');
	expect(good).toMatchObject({
		problems: [],
		said: {
			'gs2 header repeated': 'p=tls-exporter,,',
			'channel binding data': expect.stringMatching(/78 ?79/),
		},
	});
	expect(last([bound, challenge, answer('')], 'SCRAM-SHA-256-PLUS').problems).toEqual([
		'c= contains no channel binding data, although p= was sent.',
	]);
	expect(last([first], 'SCRAM-SHA-256-PLUS').problems).toEqual([
		'A -PLUS mechanism needs a channel binding (p=…).',
	]);
	expect(last([first, challenge, final]).said).not.toHaveProperty('channel binding data');
});

test('the proof is secret, and nothing else of these messages', () => {
	const secrets = steps('SCRAM-SHA-256', [first, challenge, final, 'S: v=c2ln']).flatMap(({fields}) =>
		fields.filter(({secret}) => secret === true).map(({label}) => label),
	);
	expect(secrets).toEqual(['proof']);
});
