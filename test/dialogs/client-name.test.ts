import {expect, test} from 'vitest';
import {defaultClientName} from '../../source/dialogs/client-name.ts';

test.each([
	['host.example.org', '192.0.2.1', 'host.example.org'],
	['h.example', null, 'h.example'],
	['laptop', '192.0.2.1', '[192.0.2.1]'],
	['laptop.local', '192.0.2.1', '[192.0.2.1]'],
	['box.localdomain', '192.0.2.1', '[192.0.2.1]'],
	['router.lan', '192.0.2.1', '[192.0.2.1]'],
	['192.0.2.7', '192.0.2.1', '[192.0.2.1]'],
	['my_host.example.org', '192.0.2.1', '[192.0.2.1]'],
	['-x.example.org', '192.0.2.1', '[192.0.2.1]'],
	['laptop', '::ffff:192.0.2.1', '[192.0.2.1]'],
	['laptop', '2001:db8::1', '[IPv6:2001:db8::1]'],
	['laptop', 'fe80::1%eth0', '[IPv6:fe80::1]'],
	['laptop', '/run/smtp.sock', 'localhost.localdomain'],
	['laptop', null, 'localhost.localdomain'],
])('%s at %s is called %s', (host, address, name) => {
	expect(defaultClientName(address, host)).toBe(name);
});
