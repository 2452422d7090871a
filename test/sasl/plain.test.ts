import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {decodeSasl} from '../../source/sasl/decode.ts';
import {readPlain} from '../../source/sasl/mechanisms/plain.ts';
import {base64, exchange} from './exchange.ts';

const decode = (text: string | Uint8Array) => decodeSasl(exchange('PLAIN', `C: ${base64(text)}`))[0];

describe('PLAIN', () => {
	it('shows the three parts with their lengths (RFC 4616 §4)', () => {
		expect(decode('Ursel\0Kurt\0xipj3plmq')).toEqual({
			from: 'client',
			entryId: 1,
			title: 'User name and password',
			fields: [
				{label: 'authzid', value: 'Ursel'},
				{label: 'user name', value: 'Kurt'},
				{label: 'password', value: 'xipj3plmq', secret: true},
				{label: 'lengths', value: 'authzid 5, user name 4, password 9 octets; 2 NUL bytes'},
			],
			problems: [],
			reference: 'RFC 4616 §2',
		});
	});

	it.each([
		['tim:secret', '0 NUL bytes found, 2 needed'],
		['tim:secret', 'user:password'],
		['timsecret', '0 NUL bytes found, 2 needed'],
		['tim\0secret', '1 NUL byte found, 2 needed'],
		['\0tim\0sec\0ret', '3 NUL bytes found'],
		['\0\0secret', 'user name is empty'],
		['\0tim\0', 'password is empty'],
		['\0tim\0secret\n', 'newline byte'],
		[Buffer.from('\0tim\0pÄss', 'latin1'), 'password is not UTF-8'],
	])('finds fault with %j: %s', (text, problem) => {
		const step = decode(text);
		expect(step?.problems.join(' ')).toContain(problem);
		expect(step?.problems.join(' ')).not.toMatch(/sec|tim/);
	});

	it('masks the name where it may hold the password', () => {
		expect(decode('secret\0')?.fields[1]).toMatchObject({label: 'user name', secret: true});
	});

	it('takes apart what was put together', () => {
		const part = fc.string({unit: 'grapheme'}).map(text => text.replaceAll('\0', ''));
		fc.assert(
			fc.property(part, part, part, (authzid, user, password) => {
				const facts = readPlain(Buffer.from(`${authzid}\0${user}\0${password}`));
				expect(facts.form).toBe('ok');
				expect(
					[facts.authzid, facts.user, facts.password].map(bytes => Buffer.from(bytes).toString()),
				).toEqual([authzid, user, password]);
			}),
		);
	});
});
