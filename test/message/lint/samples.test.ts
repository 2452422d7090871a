import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {lintRules, lintSample} from '../../../source/message/lint/samples.ts';

const folder = join(import.meta.dirname, '../../../source/message/lint');
/** Names that stand in the source as they are; `address/…` and those of remarks are made of parts. */
const written = readdirSync(folder)
	.filter(name => name !== 'samples.ts')
	.flatMap(name => readFileSync(join(folder, name), 'utf8').match(/(?<=')message\/[a-z\d-]+(?=')/g) ?? [])
	.filter(rule => rule !== 'message/rfc822' && rule !== 'message/global');

test('every finding can be told by its name', async () => {
	const rules = await lintRules();
	expect(written.length).toBeGreaterThan(30);
	expect(written.filter(rule => !rules.includes(rule))).toEqual([]);
	expect(rules).toContain('message/address-no-domain');
	expect(rules).toContain('message/too-deep');
	expect(rules).toContain('sender/no-mx');
	expect(rules).toContain('sender/dmarc-fail');
});

test('a name with its example; another has none', async () => {
	const told = await lintSample('message/no-date');
	expect(told?.finding.advice).toContain('Add the line “Date: Sat, 02 May 2026 12:00:00 +0000”');
	expect(told?.example).not.toContain('Date:');
	expect(await lintSample('message/no-such')).toBeNull();
});
