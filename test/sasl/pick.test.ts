import {describe, expect, it} from 'vitest';
import {pickMechanism} from '../../source/sasl/pick.ts';

const password = {password: true, token: false, secure: true, channelBinding: false};

describe('pickMechanism', () => {
	it.each([
		[['LOGIN', 'PLAIN', 'SCRAM-SHA-256', 'CRAM-MD5'], password, 'SCRAM-SHA-256'],
		[['login', 'plain'], password, 'PLAIN'],
		[['LOGIN', 'PLAIN', 'CRAM-MD5'], password, 'PLAIN'],
		[['LOGIN', 'PLAIN', 'CRAM-MD5'], {...password, secure: false}, 'CRAM-MD5'],
		[['LOGIN'], {...password, secure: false}, 'LOGIN'],
		[['SCRAM-SHA-256-PLUS', 'SCRAM-SHA-512'], password, 'SCRAM-SHA-512'],
		[['SCRAM-SHA-256-PLUS', 'SCRAM-SHA-512'], {...password, channelBinding: true}, 'SCRAM-SHA-256-PLUS'],
		[['PLAIN', 'XOAUTH2'], {...password, password: false, token: true}, 'XOAUTH2'],
		[['PLAIN', 'XOAUTH2'], password, 'PLAIN'],
		[['EXTERNAL', 'ANONYMOUS'], {...password, password: false, certificate: true}, 'EXTERNAL'],
		[['EXTERNAL', 'PLAIN'], password, 'PLAIN'],
		[['LOGIN', 'CRAM-MD5', 'PLAIN'], {...password, actsAs: true}, 'PLAIN'],
		[['LOGIN'], {...password, actsAs: true}, null],
		[['XOAUTH2'], password, null],
		[['GSSAPI'], password, null],
		[[], password, null],
	])('of %j takes the best', (offered, have, name) => {
		const picked = pickMechanism(offered, have);
		expect(picked.name).toBe(name);
		expect(picked.reason).toMatch(/\.$/);
	});
});
