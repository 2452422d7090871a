import {describe, expect, test} from 'vitest';
import type {Limits} from '../../source/dialogs/probe/measures.ts';
import {readLimit} from '../../source/dialogs/probe/measures.ts';
import {pageStyle} from '../../source/reports/html-style.ts';
import {probeFormat, probeFormats} from '../../source/reports/probe.ts';
import {domainOverview, overviewLine} from '../../source/reports/probe-overview.ts';
import {domains, results} from './probe-results.ts';

const limits = (...texts: string[]) => texts.flatMap(text => readLimit(text) ?? []);
const alarms: Limits = {
	warn: limits('cert.days<60', 'time.total>1ms'),
	critical: limits('cert.days<21', 'time.connect>0.5s', 'time.greeting>10ms'),
};

function whole(name: (typeof probeFormats)[number], columns: number, color = false): string {
	const format = probeFormat(name, {color, columns}, alarms);
	const lines = [
		...Object.values(domains).flatMap(facts => domainOverview(facts)),
		...Object.values(results).map(overviewLine),
	];
	const differences = [
		{target: 'a:25', what: 'SIZE', before: '1', now: '2', alarm: false},
		{target: 'a:25', what: 'TLS', before: 'TLSv1.3', now: 'none', alarm: true},
		{target: 'a:25', what: 'AUTH LOGIN', before: 'offered', now: 'not offered', alarm: true},
		{target: 'a:25', what: 'certificate', before: 'x', now: 'y', alarm: true},
	];
	const pieces = [
		format.begin(),
		...Object.entries(domains).flatMap(([title, facts]) => [`\n━━ ${title}\n`, format.domain(facts)]),
		...Object.entries(results).flatMap(([title, result]) => [`\n━━ ${title}\n`, format.server(result)]),
		'\n━━ comparison\n',
		format.comparison({with: 'kept.json', differences}),
		format.comparison({with: 'same.json', differences: []}),
		'\n━━ overview\n',
		format.overview(lines, {domains: ['a.test'], servers: ['b.test:25', 'c.test:25']}),
		format.overview(lines.slice(0, 1), {domains: [], servers: []}),
		format.end(),
	];
	return pieces
		.join('')
		.replaceAll('\u001B', '␛')
		.replace(pageStyle, '(style)')
		.replaceAll('</tr><tr>', '</tr>\n<tr>')
		.replaceAll('</li><li>', '</li>\n<li>');
}

describe('a whole report of a probe', () => {
	test.each(probeFormats)('as %s', async name => {
		const text = whole(name, 100);
		expect(text).not.toContain('\u001B');
		await expect(text).toMatchFileSnapshot(`snapshots/probe.${name}.txt`);
	});

	test('on a narrow terminal, in colour', async () => {
		await expect(whole('text', 60, true)).toMatchFileSnapshot('snapshots/probe.narrow.txt');
	});
});
