import {expect, it} from 'vitest';
import {
	presetForDomain,
	presetForMailHost,
	presetNamed,
	presets,
} from '../../../source/dialogs/find-server/presets.ts';

it.each(presets.map(preset => [preset.name, preset] as const))('%s is complete', (name, preset) => {
	expect(presetNamed(name)).toBe(preset);
	expect(name).toMatch(/^[a-z\d-]+$/);
	expect(preset.ways.length).toBeGreaterThan(0);
	for (const {host, port, security} of preset.ways) {
		expect(host).toMatch(/^[a-z\d.-]+\.[a-z\d]+$/);
		expect([465, 587, 1025]).toContain(port);
		expect(security === 'tls').toBe(port === 465);
	}

	expect(preset.source).toMatch(/^https:\/\//);
	for (const domain of preset.domains) {
		expect(presetForDomain(domain)).toBe(preset);
	}
});

it('builds Amazon’s host from the region', () => {
	expect(presetNamed('ses:eu-west-1')?.ways[0]?.host).toBe('email-smtp.eu-west-1.amazonaws.com');
	expect(presetNamed('SES')?.ways[0]?.host).toBe('email-smtp.us-east-1.amazonaws.com');
	expect(presetNamed('ses:evil.example')).toBeNull();
	expect(presetNamed('nobody')).toBeNull();
});

it('takes the most exact mail host, and no part of a label', () => {
	expect(presetForMailHost('mx.aol.com')?.name).toBe('aol');
	expect(presetForMailHost('MX1.Example.protection.outlook.com.')).toBeNull();
	expect(presetForMailHost('notgoogle.com')).toBeNull();
	expect(presetForMailHost('MX.aol.com.')?.name).toBe('aol');
	expect(presetForMailHost('mxa.eu.mailgun.org')?.name).toBe('mailgun-eu');
});

it('lists every provider with its servers, domains and where that is documented', async () => {
	const text = presets.map(preset => JSON.stringify(preset)).join('\n');
	await expect(text).toMatchFileSnapshot('snapshots/presets.txt');
});
