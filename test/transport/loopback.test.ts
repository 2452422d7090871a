import {expect, test} from 'vitest';
import {isLoopback} from '../../source/transport/loopback.ts';

test.each([
	'127.0.0.1',
	'127.255.0.9',
	'::1',
	'[::1]',
	'0:0:0:0:0:0:0:1',
	'::1%lo',
	'::ffff:127.0.0.1',
	'::ffff:7f00:1',
	'::FFFF:127.9.9.9',
	'/run/dovecot/lmtp',
])('%s stays on this machine', address => {
	expect(isLoopback(address)).toBe(true);
});

test.each([
	'128.0.0.1',
	'10.127.0.1',
	'::2',
	'::ffff:10.0.0.1',
	'::127.0.0.1',
	'fe80::1%lo',
	'0.0.0.0',
	'::',
	'',
	'localhost',
	'127.0.0.1.example.org',
	'[127',
])('%j may leave it', address => {
	expect(isLoopback(address)).toBe(false);
});
