import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {reportFormats} from '../../source/reports/formats.ts';
import {pageScript} from '../../source/reports/html-script.ts';
import {pageStyle} from '../../source/reports/html-style.ts';
import {writeRedacted} from '../../source/reports/redacted.ts';
import {createRedactor} from '../../source/reports/redactor.ts';
import type {Report, Written} from '../../source/reports/report.ts';
import {listings, reportFor, several} from './every-kind.ts';

// Dates are written in the zone of the machine.
let zone: string | undefined;
beforeAll(() => {
	zone = process.env.TZ;
	process.env.TZ = 'UTC';
});
afterAll(() => {
	if (zone === undefined) {
		delete process.env.TZ;
	} else {
		process.env.TZ = zone;
	}
});

const cases: readonly (readonly [string, Report])[] = [
	...Object.keys(listings).map(name => [name, reportFor(name)] as const),
	['several', several],
	['none', {title: 'nothing', source: '', sessions: [], unread: []}],
];

/** Escapes of colour as something to read. */
function legible(written: Written): string {
	const text =
		typeof written === 'object' && 'problem' in written
			? `problem: ${written.problem}\n`
			: typeof written === 'string'
				? written
				: JSON.stringify(Buffer.from(written).toString('latin1')).replaceAll(String.raw`\r\n`, '\\r\\n\n');
	return text
		.replaceAll('\u001B', '␛')
		.replace(pageStyle, '(style)')
		.replace(pageScript, '(script)')
		.replaceAll('</article><article', '</article>\n<article');
}

describe.each(reportFormats)('$name', format => {
	const write = (report: Report, color = false) =>
		legible(writeRedacted(format, report, createRedactor(), {color}));

	test('says of every kind of session what it said', async () => {
		const text = cases.map(([name, report]) => `━━━━ ${name}\n${write(report)}`).join('\n');
		expect(text).not.toMatch(/open-sesame/);
		await expect(text).toMatchFileSnapshot(`snapshots/every-kind.${format.name}.txt`);
	});

	if (format.name === 'text') {
		test('in colour', async () => {
			const text = cases.map(([name, report]) => `━━━━ ${name}\n${write(report, true)}`).join('\n');
			await expect(text).toMatchFileSnapshot('snapshots/every-kind.colour.txt');
		});
	}
});

test('the style and the script of the page', async () => {
	await expect(`${pageStyle}\n${pageScript}`).toMatchFileSnapshot('snapshots/page.txt');
});
