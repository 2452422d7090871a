import {expect, test} from 'vitest';
import {commands} from '../../source/commands/commands.ts';
import {runLine} from '../../source/commands/run-line.ts';
import {dnsServer} from '../support/dns-server.ts';
import {fakeSession} from '../support/fake-session.ts';
import {messageSession} from '../support/message-session.ts';
import {screenOn} from '../support/screen.ts';

async function ask(argument: string, session = messageSession('From: alice@example.org\r\n\r\nhi\r\n')) {
	const {screen, context} = screenOn(session);
	const result = await runLine(`sender ${argument}`, commands, context);
	const {overlay} = screen.get();
	const lines = overlay?.type === 'reading' && overlay.content.kind === 'text' ? overlay.content.lines : [];
	const found = session.entries.flatMap(entry => (entry.type === 'note' ? (entry.found ?? []) : []));
	return {
		result,
		found: found.map(({rule}) => rule),
		text: lines.join('\n'),
	};
}

test('MX, SPF and DMARC of the envelope sender', async () => {
	await using dns = await dnsServer({
		'MX example.org': [{preference: 10, exchange: 'mx.example.org'}],
		'TXT example.org': ['v=spf1 ip4:198.51.100.1 -all'],
		'TXT _dmarc.example.org': ['v=DMARC1; p=reject'],
	});
	const {text, found} = await ask(`192.0.2.99 @${dns.address}`);
	expect(found).toEqual(['sender/spf-fail', 'sender/no-dkim', 'sender/dmarc-fail']);
	expect(text).toMatch(/^MX {5}mx\.example\.org$/m);
	expect(text).toMatch(/^SPF {4}fail for example\.org/m);
	expect(text).toMatch(/^DMARC {2}fail for example\.org.*policy reject$/m);
	expect(text).toContain('sender/spf-fail');
	expect((await ask(`198.51.100.1 @${dns.address}`)).text).toMatch(/^SPF {4}pass for example\.org/m);
});

test('behind a NAT SPF is not judged', async () => {
	await using dns = await dnsServer({});
	const session = Object.assign(messageSession('From: alice@example.org\r\n\r\n'), {
		localAddress: '10.0.0.2',
	});
	expect((await ask(`@${dns.address}`, session)).text).toContain('SPF    not checked');
});

test('what cannot be asked', async () => {
	expect((await ask('example.org')).result).toMatchObject({
		problem: expect.stringContaining('“example.org”'),
	});
	expect((await ask('', fakeSession('S: 220 hi'))).result).toMatchObject({
		problem: expect.stringContaining('No message'),
	});
	expect((await ask('', messageSession('Subject: x\r\n', {ended: false}))).result).toMatchObject({
		problem: expect.stringContaining('not here as a whole'),
	});
});
