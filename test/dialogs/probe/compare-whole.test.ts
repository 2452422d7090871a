/** Each result compared with each other, as one that was kept. */
import {expect, test} from 'vitest';
import {compareServers, compareWithBaseline} from '../../../source/dialogs/probe/compare.ts';
import {compareHosts} from '../../../source/dialogs/probe/compare-hosts.ts';
import {keep, readKept} from '../../../source/dialogs/probe/kept.ts';
import {probeFormat} from '../../../source/reports/probe.ts';
import {domains, results} from '../../reports/probe-results.ts';

const names = Object.keys(results);

test('what differs between two results', async () => {
	const parts = names.flatMap(one =>
		names.map(other => {
			const [before, now] = [results[one], results[other]];
			const found = before && now ? compareServers(keep(before), keep(now)) : [];
			return [
				`━━ ${one} → ${other}`,
				...found.map(({what, before, now, alarm}) => `${alarm ? 'ALARM ' : ''}${what}: ${before} → ${now}`),
			].join('\n');
		}),
	);
	await expect(parts.join('\n')).toMatchFileSnapshot('snapshots/compared.txt');
});

test('what differs between two hosts', async () => {
	const parts = names.flatMap(one =>
		['plain', 'clear', 'failed'].map(other => {
			const [here, there] = [results[one], results[other]];
			return `━━ ${one}, ${other}\n${here && there ? JSON.stringify(compareHosts(here, there), null, '\t') : ''}`;
		}),
	);
	await expect(parts.join('\n')).toMatchFileSnapshot('snapshots/hosts.txt');
});

test('what is written as JSON is read back as what was kept', async () => {
	const format = probeFormat('json', {color: false, columns: 80});
	const [full, domain] = [results.full, domains.domain];
	const text = full && domain ? `${format.domain(domain)}${format.server(full)}` : '';
	const kept = readKept(text);
	expect(kept).not.toHaveProperty('problem');
	await expect(JSON.stringify(kept, null, '\t')).toMatchFileSnapshot('snapshots/kept.txt');
	const others = Object.values(domains).map((other, index) => {
		const now = {servers: [], domains: [{...other, domain: 'example.org'}]};
		const found = 'problem' in kept ? [] : compareWithBaseline(kept, now);
		return [`━━ ${Object.keys(domains)[index]}`, ...found.map(each => JSON.stringify(each))].join('\n');
	});
	await expect(others.join('\n')).toMatchFileSnapshot('snapshots/domains.txt');
});
