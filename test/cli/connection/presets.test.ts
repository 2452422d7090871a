import {expect, test} from 'vitest';
import {presetTarget, urlOf} from '../../../source/cli/connection/find-server.ts';
import {presets} from '../../../source/dialogs/find-server/presets.ts';
import type {Target} from '../../../source/session/target.ts';

const portOf = ({endpoint}: Target): number => (endpoint.kind === 'tcp' ? endpoint.port : 0);

const words = [...presets.map(({name}) => name), 'GMAIL', 'ses:eu-west-1', 'ses:', 'mail', 'localhost', ''];

test('the server of a provider by its name', async () => {
	const lines = words.map(word => {
		const target = presetTarget(word);
		return `${JSON.stringify(word)}: ${target === null ? 'none' : `${urlOf({host: target.host, port: portOf(target), security: target.security})}\n    ${target.note}`}`;
	});
	await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('snapshots/presets.txt');
});

test.each([
	['mail.example.org', 587, 'starttls', 'starttls://mail.example.org:587'],
	['mail.example.org', 25, 'clear', 'smtp://mail.example.org:25'],
	['2001:db8::1', 465, 'tls', 'smtps://[2001:db8::1]:465'],
] as const)('%s, port %i, %s can be typed as %s', (host, port, security, url) => {
	expect(urlOf({host, port, security})).toBe(url);
});
