/** Writes a probe's report as it comes, keeps it where asked, and remembers of each server what the end needs. */

import {once} from 'node:events';
import process from 'node:process';
import {EXIT} from '../../dialogs/outcome.ts';
import {compareWithBaseline} from '../../dialogs/probe/compare.ts';
import {type DomainFacts, mailHosts} from '../../dialogs/probe/domain.ts';
import {type Kept, type KeptDomain, keep} from '../../dialogs/probe/kept.ts';
import {healthOf, type Limits, states} from '../../dialogs/probe/measures.ts';
import type {ProbeResult} from '../../dialogs/probe/result.ts';
import {unusable} from '../../dialogs/probe/summary.ts';
import {type Shown, visible} from '../../protocol/visible.ts';
import {type Left, type ProbeFormatName, probeFormat} from '../../reports/probe.ts';
import {probeJson} from '../../reports/probe-json.ts';
import type {Line} from '../../reports/probe-lines.ts';
import {domainOverview, overviewLine} from '../../reports/probe-overview.ts';
import type {Values} from '../arguments/option.ts';
import {exitCodeWith, type OutputFile, openOutput} from '../output/output-file.ts';
import {wantsColor, warn} from '../output/terminal.ts';
import type {NamedBaseline} from './baseline.ts';

export type ProbeReport = {
	domain(facts: DomainFacts): Promise<void>;
	/** How many servers will come. */
	expect(count: number): void;
	/** What goes on at the moment, for a person who waits. */
	busy(text: string): void;
	/** `place`: where it stands in the list. */
	server(result: ProbeResult, place: number): Promise<void>;
	/** The end of the report; resolves with the exit code. */
	finish(left: Left): Promise<number>;
	close(): Promise<void>;
};

export async function createProbeReport(
	kind: ProbeFormatName,
	values: Values,
	baseline: NamedBaseline | null,
	limits: Limits,
): Promise<ProbeReport> {
	const columns = Math.min(Math.max(process.stdout.columns ?? 80, 40), 120);
	const form = probeFormat(kind, {color: wantsColor(values), columns}, limits);
	const file = saveFile(values);
	const now: {servers: Kept[]; domains: KeptDomain[]} = {servers: [], domains: []};
	const domains: Line[] = [];
	const servers: {readonly place: number; readonly line: Line}[] = [];
	let expected = 0;
	let done = 0;
	let worst: number = EXIT.done;
	/** By the convention of monitoring plugins. */
	let state = 0;
	const progress = createProgress();
	// Waits for a slow reader: what it has not read would fill the memory.
	const write = async (text: Shown): Promise<void> => {
		progress.clear();
		if (text !== '' && !process.stdout.write(text)) {
			await once(process.stdout, 'drain');
		}
	};

	/** For what was not probed, where only rows tell of it. */
	const rowFor = async (result: ProbeResult): Promise<void> => {
		if (form.rowsAlone) {
			await write(form.server(result));
			state = Math.max(state, states.indexOf(healthOf(result, limits, Date.parse(result.at)).state));
		}
	};

	await write(form.begin());
	return {
		async domain(facts) {
			await write(form.domain(facts));
			file?.write(probeJson.domain(facts));
			const leadsNowhere = domainOverview(facts);
			domains.push(...leadsNowhere);
			for (const {label, value} of leadsNowhere) {
				await rowFor({...unusable(label, value, Date.now()), exitCode: EXIT.connect});
			}

			worst = Math.max(worst, mailHosts(facts).length > 0 ? EXIT.done : EXIT.connect);
			if (baseline) {
				now.domains.push(facts);
			}
		},
		expect(count) {
			expected = count;
			progress.show(0, expected, '');
		},
		busy: progress.tell,
		async server(result, place) {
			await write(form.server(result));
			file?.write(probeJson.server(result));
			servers.push({place, line: overviewLine(result)});
			worst = Math.max(worst, result.exitCode);
			const health = healthOf(result, limits, Date.parse(result.at));
			state = Math.max(state, states.indexOf(health.state));
			if (baseline && !result.interrupted) {
				now.servers.push(keep(result));
			}

			progress.show(++done, expected, result.target);
		},
		async finish(left) {
			const none = [
				...left.domains.map(name => unusable(name, 'The domain was not looked up.', Date.now())),
				...left.servers.map(name => unusable(name, 'The server was not probed.', Date.now())),
			];
			for (const result of none) {
				await rowFor({...result, interrupted: true, exitCode: EXIT.interrupted});
			}

			const differences = baseline ? compareWithBaseline(baseline, now) : [];
			const inOrder = servers.toSorted((a, b) => a.place - b.place).map(({line}) => line);
			const rows = [...domains, ...inOrder];
			if (rows.length > 1 || left.domains.length + left.servers.length > 0 || kind === 'json') {
				await write(form.overview(rows, left));
			}

			if (baseline) {
				await write(form.comparison({with: baseline.name, differences}));
			}

			await write(form.end());
			const code = differences.length > 0 ? EXIT.baseline : worst;
			return kind === 'nagios' ? state : exitCodeWith(code, [file]);
		},
		async close() {
			progress.clear();
			file?.close();
		},
	};
}

/** Opened before anything is probed: an hour's work must not end at a name that is taken. */
function saveFile(values: Values): OutputFile | null {
	const file = values.get('save');
	return file === undefined ? null : openOutput(file, {option: 'save', way: 'new', onProblem: warn});
}

/** A line on standard error that is written over, where a person sees it. */
function createProgress() {
	const stream = process.stderr;
	const seen = stream.isTTY === true;
	return {
		show(done: number, all: number, last: string): void {
			if (seen && all > 1 && done < all) {
				stream.write(`\r\u001b[K${done} of ${all} probed${last ? `, ${visible(last).slice(0, 40)}` : ''} …`);
			}
		},
		tell(text: string): void {
			if (seen) {
				stream.write(`\r\u001b[K${visible(text).slice(0, 75)} …`);
			}
		},
		clear(): void {
			if (seen) {
				stream.write('\r\u001b[K');
			}
		},
	};
}
